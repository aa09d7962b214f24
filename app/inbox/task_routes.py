"""The page of one task: read, claimed, drafted, submitted. Nothing that was typed is ever lost."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.claim_work import claim_work
from app.casework.complete_work import complete_work
from app.casework.hand_over import hand_over
from app.casework.release_work import release_work
from app.casework.save_draft import save_draft
from app.casework.view_work import view_work
from app.domain.errors import (
    FieldError,
    InvalidSubmission,
    NotFound,
    Refusal,
    TaskAlreadyDone,
    TaskCancelled,
)
from app.identity.accounts import actor_of, session_epoch
from app.inbox.routes import desk
from app.inbox.task_page import TaskPage
from app.web.door import reading, writing
from app.web.hits import show_hits
from app.web.permissions import allow, signed_in
from app.web.queries import open_tasks_of
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.web.uploads import keep_uploads

routes = Blueprint("tasks", __name__, template_folder="templates")

SIDES = ("law", "history", "documents")


@routes.get("/tasks/<item_id>")
@allow(signed_in)
def task(item_id: str) -> str:
    page = _page(item_id)
    typed = page.view.draft.values if page.view.draft else None
    return _show(page, typed)


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
        _keep(item_id)
        return redirect(url_for(".task", item_id=item_id))
    try:
        _keep(item_id)
    except Refusal as refusal:
        return render_template("inbox/draft_state.html", refusal=refusal)
    return render_template("inbox/draft_state.html", draft=_page(item_id).view.draft)


@routes.post("/tasks/<item_id>/fields")
@allow(signed_in)
def fields(item_id: str) -> str:
    """The fields drawn anew, because an answer, a row or a file changed what is asked."""
    values, refusal = _typed(item_id), None
    try:
        values = _keep(item_id)
    except Refusal as stands_against:
        refusal = stands_against
    page = _page(item_id)
    bound = page.view.form.bind(values, page.view.context)
    return render_template("inbox/redrawn.html", page=page, bound=bound, refusal=refusal)


@routes.post("/tasks/<item_id>")
@allow(signed_in)
def submit(item_id: str) -> ResponseReturnValue:
    """Completes the task; a refusal shows the same page with what was typed and what stands against it."""
    values = _typed(item_id)
    try:
        values = _keep(item_id)
        if "_add" in request.form or "_remove" in request.form:
            return _show(_page(item_id), values)
        with writing() as unit:
            complete_work(unit, actor(), item_id, values, form_version=request.form.get("_form_version"))
    except Refusal as refusal:
        return _refused(item_id, values, refusal)
    return redirect(url_for(".submitted", item_id=item_id))


@routes.get("/tasks/<item_id>/submitted")
@allow(signed_in)
def submitted(item_id: str) -> str:
    """What was done and what comes next: where the case is now, and the next task of mine."""
    page = _page(item_id)
    following = open_tasks_of(reading(), page.view.case)
    mine = next((line for task in following if (line := desk().line(task.id))), None) or desk().next_of_mine()
    return render_template("inbox/submitted.html", page=page, following=following, next_of_mine=mine)


def _page(item_id: str) -> TaskPage:
    page = TaskPage(reading(), actor(), view_work(reading(), actor(), item_id))
    show_hits(page.hits)
    return page


def _typed(item_id: str) -> dict[str, Any]:
    """What was typed, without new files."""
    form = view_work(reading(), actor(), item_id).form
    values = form.decode(request.form)
    return form.change_rows(values, request.form) or values


def _keep(item_id: str) -> dict[str, Any]:
    """Saves what was typed as the person's draft, with the files that came along; gives the values."""
    form = view_work(reading(), actor(), item_id).form
    with writing() as unit:
        values = form.decode(request.form, keep_uploads(unit, actor()))
        values = form.change_rows(values, request.form) or values
        save_draft(unit, actor(), item_id, values, form_version=form.version)
    return values


def _refused(item_id: str, values: dict[str, Any], refusal: Refusal) -> ResponseReturnValue:
    page, answer = _page(item_id), answer_to(refusal)
    if isinstance(refusal, TaskAlreadyDone | TaskCancelled):
        typed = page.view.form.show(values, page.view.context)
        return render_template(
            "inbox/too_late.html", page=page, refusal=refusal, answer=answer, typed=typed
        ), answer.status
    errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
    return _show(page, values, refusal, errors), answer.status


def _show(
    page: TaskPage, typed: Any, refusal: Refusal | None = None, errors: Sequence[FieldError] = ()
) -> str:
    view = page.view
    return render_template(
        "inbox/task.html",
        page=page,
        bound=view.form.bind(typed, view.context, errors),
        refusal=refusal,
        side=_side(request.args.get("side", "")),
    )


def _side(asked: str) -> str:
    return asked if asked in SIDES else SIDES[0]
