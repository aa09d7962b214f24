"""Beginning a case: which processes somebody may begin, and the form with which one begins."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.casework.open_case import open_case
from app.casework.view_start import startable, view_start
from app.domain.errors import FieldError, InvalidSubmission, Refusal, UploadRefused
from app.forms import Form
from app.web.door import reading, writing
from app.web.permissions import allow, signed_in
from app.web.queries import case_in_sight, open_tasks_of
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.web.uploads import keep_uploads

routes = Blueprint("start", __name__, template_folder="templates")


@routes.get("/new")
@allow(signed_in)
def choose_process() -> ResponseReturnValue:
    starts = startable(reading(), actor())
    if len(starts) == 1:
        return redirect(url_for(".application", process_id=starts[0].release.process_id))
    return render_template("inbox/choose_process.html", starts=starts)


@routes.get("/new/<process_id>")
@allow(signed_in)
def application(process_id: str) -> str:
    return _show(process_id, None)


@routes.post("/new/<process_id>/fields")
@allow(signed_in)
def fields(process_id: str) -> str:
    """The form again with what was typed: the fields alone for the page, or all after signing in again."""
    values, refusal = _typed(process_id), None
    try:
        values = _typed_with_files(process_id)
    except UploadRefused as stands_against:
        refusal = stands_against
    if "HX-Request" not in request.headers:
        return _show(process_id, values, refusal)
    start = view_start(reading(), actor(), process_id)
    bound = start.form.bind(values, start.context)
    return render_template("inbox/start_redrawn.html", start=start, bound=bound, refusal=refusal)


@routes.post("/new/<process_id>")
@allow(signed_in)
def submit(process_id: str) -> ResponseReturnValue:
    values = _typed(process_id)
    try:
        values = _typed_with_files(process_id)
        if "_add" in request.form or "_remove" in request.form:
            return _show(process_id, values)
        with writing() as unit:
            version = request.form.get("_form_version")
            opened = open_case(unit, actor(), process_id, values, form_version=version)
    except Refusal as refusal:
        errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
        return _show(process_id, values, refusal, errors), answer_to(refusal).status
    return redirect(url_for(".opened", case_id=opened.case_id))


@routes.get("/new/opened/<case_id>")
@allow(signed_in)
def opened(case_id: str) -> str:
    """The receipt: the number, and where the case is now."""
    case = case_in_sight(reading(), actor(), case_id)
    return render_template("inbox/opened.html", case=case, following=open_tasks_of(reading(), case))


def _typed(process_id: str) -> dict[str, Any]:
    """What was typed, without new files."""
    return _decoded(view_start(reading(), actor(), process_id).form, {})


def _typed_with_files(process_id: str) -> dict[str, Any]:
    """What was typed; new files are kept, so that a refused form still has them. Raises UploadRefused."""
    form = view_start(reading(), actor(), process_id).form
    with writing() as unit:
        return _decoded(form, keep_uploads(unit, actor()))


def _decoded(form: Form, files: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    values = form.decode(request.form, files)
    return form.change_rows(values, request.form) or values


def _show(
    process_id: str, typed: Any, refusal: Refusal | None = None, errors: Sequence[FieldError] = ()
) -> str:
    start = view_start(reading(), actor(), process_id)
    bound = start.form.bind(typed, start.context, errors)
    return render_template("inbox/start.html", start=start, bound=bound, refusal=refusal)
