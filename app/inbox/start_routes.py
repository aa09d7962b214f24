"""Beginning a case: which processes somebody may begin, and the form with which one begins.

What is typed is kept under an id in the address: a reload finds it, and a second window is another case.
"""

import re
from secrets import token_hex
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.applying.issue_case_code import code_for_who_came, serves_the_public
from app.casework.cases.open_case import open_case
from app.casework.cases.start_drafts import forget_start, save_start, start_draft, start_drafts
from app.casework.cases.view_start import StartView, startable, view_start
from app.domain.errors import NotFound, Refusal, UploadRefused
from app.forms.decoding import Files
from app.storage.unit_of_work import UnitOfWork
from app.web.door import reading, writing
from app.web.kept_pages import SHOWN_ONCE, keep, kept, lead_to
from app.web.permissions import allow, signed_in
from app.web.queries import case_in_sight, open_tasks_of
from app.web.signed_in import actor
from app.web.uploads import keep_uploads

routes = Blueprint("start", __name__, template_folder="templates")

FIELDS = "form-fields"
_DRAFT_ID = re.compile(r"[0-9a-f]{32}")


@routes.get("/new")
@allow(signed_in)
def choose_process() -> ResponseReturnValue:
    starts = startable(reading(), actor())
    if len(starts) == 1:
        return redirect(url_for(".begin", process_id=starts[0].release.process_id))
    return render_template("inbox/choose_process.html", starts=starts)


@routes.get("/new/<process_id>")
@allow(signed_in)
def begin(process_id: str) -> ResponseReturnValue:
    """A form of its own, with nothing in it."""
    _start(process_id)
    return redirect(url_for(".application", process_id=process_id, draft_id=token_hex(16)))


@routes.get("/new/<process_id>/<draft_id>")
@allow(signed_in)
def application(process_id: str, draft_id: str) -> ResponseReturnValue:
    start, refused = _start(process_id, draft_id), kept()
    drafts = start_drafts(reading(), actor(), process_id)
    draft = next((each for each in drafts if each.id == draft_id), None)
    page = render_template(
        "inbox/start.html",
        start=start,
        draft_id=draft_id,
        draft=draft,
        others=[each for each in drafts if each is not draft],
        bound=start.form.bind(draft.values if draft else None, start.context, refused.errors),
        refusal=refused.refusal,
    )
    return page, refused.status


@routes.post("/new/<process_id>/<draft_id>/draft")
@allow(signed_in)
def draft(process_id: str, draft_id: str) -> ResponseReturnValue:
    """Keeps what is typed: by itself while typing, by the button, and after a sign-in that had run out."""
    if "HX-Request" not in request.headers:
        return _save_and_show(process_id, draft_id)
    try:
        _keep(process_id, draft_id)
    except Refusal as refusal:
        return render_template("inbox/draft_state.html", refusal=refusal)
    saved = start_draft(reading(), actor(), process_id, draft_id)
    return render_template("inbox/draft_state.html", draft=saved)


@routes.post("/new/<process_id>/<draft_id>/fields")
@allow(signed_in)
def fields(process_id: str, draft_id: str) -> str:
    """The fields drawn anew, because an answer, a row or a file changed what is asked."""
    values, refusal = _typed(process_id), None
    try:
        values = _keep(process_id, draft_id)
    except UploadRefused as stands_against:
        refusal = stands_against
    start = view_start(reading(), actor(), process_id)
    return render_template(
        "inbox/start_redrawn.html",
        start=start,
        draft_id=draft_id,
        draft=start_draft(reading(), actor(), process_id, draft_id),
        bound=start.form.bind(values, start.context),
        refusal=refusal,
    )


@routes.post("/new/<process_id>/<draft_id>/discard")
@allow(signed_in)
def discard(process_id: str, draft_id: str) -> ResponseReturnValue:
    with writing() as unit:
        forget_start(unit, actor(), draft_id)
    flash(gettext("草稿已删除。"))
    return redirect(url_for(".begin", process_id=process_id))


@routes.post("/new/<process_id>/<draft_id>")
@allow(signed_in)
def submit(process_id: str, draft_id: str) -> ResponseReturnValue:
    """Opens the case; a refusal leads back to the form, which says what stands against it."""
    if "_add" in request.form or "_remove" in request.form:
        return _save_and_show(process_id, draft_id)
    try:
        values = _keep(process_id, draft_id)
        with writing() as unit:
            version = request.form.get("_form_version")
            opened = open_case(unit, actor(), process_id, values, form_version=version)
            forget_start(unit, actor(), draft_id)
            code = code_for_who_came(unit, actor(), opened.case_id)
    except Refusal as refusal:
        return _back(process_id, draft_id, kept=keep(None, refusal))
    if code is not None:
        return lead_to(".taken_in", keep({"number": opened.number, "code": code}, lasting=SHOWN_ONCE))
    return redirect(url_for(".opened", case_id=opened.case_id))


@routes.get("/new/taken-in")
@allow(signed_in)
def taken_in() -> ResponseReturnValue:
    """The receipt of a case that is kept from who filed it: number and code for who came, shown once."""
    told = kept().typed
    if told is None:
        return redirect(url_for(".choose_process"))
    return render_template("inbox/taken_in.html", number=told["number"], code=told["code"])


@routes.get("/new/opened/<case_id>")
@allow(signed_in)
def opened(case_id: str) -> str:
    """The receipt: the number, and where the case is now."""
    case = case_in_sight(reading(), actor(), case_id)
    return render_template(
        "inbox/opened.html",
        case=case,
        following=open_tasks_of(reading(), case),
        at_window=serves_the_public(reading(), actor()),
    )


def _save_and_show(process_id: str, draft_id: str) -> ResponseReturnValue:
    try:
        _keep(process_id, draft_id)
    except UploadRefused as refusal:
        return _back(process_id, draft_id, kept=keep(None, refusal))
    return _back(process_id, draft_id, _anchor=FIELDS if "_add" in request.form else None)


def _back(process_id: str, draft_id: str, **more: Any) -> ResponseReturnValue:
    return redirect(url_for(".application", process_id=process_id, draft_id=draft_id, **more), 303)


def _start(process_id: str, draft_id: str | None = None) -> StartView:
    """The start that the address names. Raises NotFound where its draft is none of ours."""
    if draft_id is not None and not _DRAFT_ID.fullmatch(draft_id):
        raise NotFound()
    return view_start(reading(), actor(), process_id)


def _typed(process_id: str) -> dict[str, Any]:
    """What was typed, without new files."""
    form = view_start(reading(), actor(), process_id).form
    values = form.decode(request.form)
    return form.change_rows(values, request.form) or values


def _keep(process_id: str, draft_id: str) -> dict[str, Any]:
    """Saves what was typed, with the files that came along; gives the values.

    Raises UploadRefused when all but the files has been saved.
    """
    start = _start(process_id, draft_id)
    try:
        with writing() as unit:
            return _save(unit, start, draft_id, keep_uploads(unit, actor()))
    except UploadRefused:
        with writing() as unit:
            _save(unit, start, draft_id, {})
        raise


def _save(unit: UnitOfWork, start: StartView, draft_id: str, files: Files) -> dict[str, Any]:
    values = start.form.decode(request.form, files)
    values = start.form.change_rows(values, request.form) or values
    save_start(unit, actor(), start.release.process_id, draft_id, values)
    return values
