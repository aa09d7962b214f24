"""The page of one task: read, claimed, drafted, submitted. Nothing that was typed is ever lost."""

from datetime import datetime
from secrets import token_hex
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.casework.tasks.hand_over import hand_over
from app.casework.tasks.release_work import release_work
from app.casework.tasks.save_draft import Page, save_draft
from app.casework.tasks.view_work import view_work
from app.domain.errors import NotFound, Refusal, TaskAlreadyDone, TaskCancelled, UploadRefused
from app.forms import Form
from app.forms.decoding import Files
from app.identity.accounts import actor_of, session_epoch
from app.inbox.routes import desk
from app.inbox.task_page import TaskPage
from app.storage.unit_of_work import UnitOfWork
from app.web.door import reading, writing
from app.web.hits import show_hits
from app.web.kept_pages import Kept, keep, kept, lead_to
from app.web.permissions import allow, signed_in
from app.web.queries import open_tasks_of
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.web.uploads import keep_uploads

routes = Blueprint("tasks", __name__, template_folder="templates")

SIDES = ("law", "history", "documents")
FIELDS = "form-fields"


@routes.get("/tasks/<item_id>")
@allow(signed_in)
def task(item_id: str) -> ResponseReturnValue:
    """The task; after a refused submission with what stands against it, and what has been corrected since."""
    page, refused = _page(item_id), kept()
    if isinstance(refused.refusal, TaskAlreadyDone | TaskCancelled):
        return _too_late(page, refused), refused.status
    draft = page.view.draft if page.is_mine or not refused.typed else None
    return _show(page, draft.values if draft else refused.typed, refused), refused.status


@routes.get("/tasks/<item_id>/side/<side>")
@allow(signed_in)
def side(item_id: str, side: str) -> str:
    """The right column alone, when another tab is chosen."""
    return render_template("inbox/task_side.html", page=_page(item_id), side=_side(side))


@routes.post("/tasks/<item_id>/claim")
@allow(signed_in)
def claim(item_id: str) -> ResponseReturnValue:
    with writing() as unit:
        claim_work(unit, actor(), item_id)
    return redirect(url_for(".task", item_id=item_id))


@routes.post("/tasks/<item_id>/release")
@allow(signed_in)
def release(item_id: str) -> ResponseReturnValue:
    with writing() as unit:
        release_work(unit, actor(), item_id)
    return redirect(url_for("inbox.inbox"))


@routes.post("/tasks/<item_id>/hand-over")
@allow(signed_in)
def give_to_colleague(item_id: str) -> ResponseReturnValue:
    """Puts the task into a colleague's hands; what was drafted stays with its author."""
    with writing() as unit:
        to = actor_of(unit, request.form.get("to", ""), session_epoch(unit, request.form.get("to", "")))
        if to is None or to.area_id != actor().area_id:
            raise NotFound()
        hand_over(unit, actor(), item_id, to, request.form.get("reason", "").strip()[:200])
    flash(gettext("已转交%(name)s办理。", name=to.name))
    return redirect(url_for("inbox.inbox"))


@routes.post("/tasks/<item_id>/draft")
@allow(signed_in)
def draft(item_id: str) -> ResponseReturnValue:
    """Keeps what is typed: by itself while typing, by the button, and after a sign-in that had run out."""
    if "HX-Request" not in request.headers:
        return _save_and_show(item_id)
    try:
        _keep(item_id, page=_open_page())
    except Refusal as refusal:
        return render_template("inbox/draft_state.html", refusal=refusal, item_id=item_id)
    return render_template("inbox/draft_state.html", draft=_page(item_id).view.draft)


@routes.post("/tasks/<item_id>/fields")
@allow(signed_in)
def fields(item_id: str) -> str:
    """The fields drawn anew, because an answer, a row or a file changed what is asked."""
    values, refusal = _typed(item_id), None
    try:
        values = _keep(item_id, page=_open_page())
    except Refusal as stands_against:
        refusal = stands_against
    page = _page(item_id)
    bound = page.view.form.bind(values, page.view.context)
    return render_template("inbox/redrawn.html", page=page, bound=bound, refusal=refusal)


@routes.post("/tasks/<item_id>")
@allow(signed_in)
def submit(item_id: str) -> ResponseReturnValue:
    """Completes the task; a refusal leads back to its page, which says what stands against it."""
    if "_add" in request.form or "_remove" in request.form:
        return _save_and_show(item_id, FIELDS)
    values = _typed(item_id)
    try:
        values = _keep(item_id)
        with writing() as unit:
            complete_work(unit, actor(), item_id, values, form_version=request.form.get("_form_version"))
    except Refusal as refusal:
        return lead_to(".task", keep(values, refusal), item_id=item_id)
    return redirect(url_for(".submitted", item_id=item_id))


@routes.get("/tasks/<item_id>/submitted")
@allow(signed_in)
def submitted(item_id: str) -> str:
    """What was done and what comes next: where the case is now, what I could do in it, what is due first."""
    page = _page(item_id)
    following = open_tasks_of(reading(), page.view.case)
    here = next((line for task in following if (line := desk().line(task.id))), None)
    urgent = desk().most_urgent()
    return render_template(
        "inbox/submitted.html",
        page=page,
        following=following,
        next_here=here,
        next_of_all=None if here and urgent and here.id == urgent.id else urgent,
    )


def _page(item_id: str) -> TaskPage:
    page = TaskPage(reading(), actor(), view_work(reading(), actor(), item_id))
    show_hits(page.hits)
    return page


def _typed(item_id: str) -> dict[str, Any]:
    """What was typed, without new files."""
    form = view_work(reading(), actor(), item_id).form
    values = form.decode(request.form)
    return form.change_rows(values, request.form) or values


def _save_and_show(item_id: str, anchor: str | None = None) -> ResponseReturnValue:
    try:
        _keep(item_id)
    except Refusal as refusal:
        held = keep(_typed(item_id), refusal)
        return lead_to(".task", held, item_id=item_id)
    return redirect(url_for(".task", item_id=item_id, _anchor=anchor))


def _open_page() -> Page:
    """The page that saves by itself, as its form names it."""
    window, _, drawn_from = request.form.get("_page", "").partition(" ")
    try:
        return Page(window, datetime.fromisoformat(drawn_from))
    except ValueError:
        return Page(window, None)


def _keep(item_id: str, page: Page | None = None) -> dict[str, Any]:
    """Saves what was typed as the person's draft, with the files that came along; gives the values.

    Raises UploadRefused when all but the files has been saved.
    """
    form = view_work(reading(), actor(), item_id).form
    try:
        with writing() as unit:
            return _save(unit, item_id, form, keep_uploads(unit, actor()), page)
    except UploadRefused:
        with writing() as unit:
            _save(unit, item_id, form, {}, page)
        raise


def _save(unit: UnitOfWork, item_id: str, form: Form, files: Files, page: Page | None) -> dict[str, Any]:
    values = form.decode(request.form, files)
    values = form.change_rows(values, request.form) or values
    save_draft(unit, actor(), item_id, values, form_version=form.version, page=page)
    return values


def _too_late(page: TaskPage, refused: Kept) -> str:
    typed = page.view.form.show(refused.typed, page.view.context)
    return render_template(
        "inbox/too_late.html",
        page=page,
        refusal=refused.refusal,
        heading=answer_to(refused.refusal).heading if refused.refusal else "",
        typed=typed,
    )


def _show(page: TaskPage, typed: Any, refused: Kept) -> str:
    view = page.view
    return render_template(
        "inbox/task.html",
        page=page,
        bound=view.form.bind(typed, view.context, refused.errors),
        refusal=refused.refusal,
        side=_side(request.args.get("side", "")),
        window=token_hex(8),
    )


def _side(asked: str) -> str:
    return asked if asked in SIDES else SIDES[0]
