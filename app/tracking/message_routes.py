"""Handing something in to a running case: a withdrawal, supplemented materials."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.messages.send_message import send_message
from app.casework.messages.view_message import MessageView, view_message
from app.domain.errors import Refusal
from app.storage.records import CaseFile
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import allow, office
from app.web.queries import case_in_sight
from app.web.signed_in import actor
from app.web.uploads import keep_uploads

routes = Blueprint("messages", __name__, template_folder="templates")


@routes.get("/cases/<case_id>/hand-in/<message>")
@allow(office)
def hand_in(case_id: str, message: str) -> ResponseReturnValue:
    (case, view), refused = _view(case_id, message), kept()
    bound = view.form.bind(refused.typed, view.context, refused.errors)
    page = render_template(
        "tracking/hand_in.html", case=case, view=view, message=message, bound=bound, refusal=refused.refusal
    )
    return page, refused.status


@routes.post("/cases/<case_id>/hand-in/<message>/fields")
@allow(office)
def fields(case_id: str, message: str) -> ResponseReturnValue:
    """The fields drawn anew; after signing in again, all that had been typed goes back to its page."""
    values, refusal = _typed(case_id, message, with_files=False), None
    try:
        values = _typed(case_id, message)
    except Refusal as stands_against:
        refusal = stands_against
    if "HX-Request" not in request.headers:
        return _back(case_id, message, values, refusal)
    case, view = _view(case_id, message)
    bound = view.form.bind(values, view.context)
    return render_template(
        "tracking/hand_in_redrawn.html", case=case, message=message, bound=bound, refusal=refusal
    )


@routes.post("/cases/<case_id>/hand-in/<message>")
@allow(office)
def submit(case_id: str, message: str) -> ResponseReturnValue:
    _, view = _view(case_id, message)
    values = _typed(case_id, message, with_files=False)
    try:
        values = _typed(case_id, message)
        if "_add" in request.form or "_remove" in request.form:
            return _back(case_id, message, values)
        with writing() as unit:
            version = request.form.get("_form_version")
            send_message(unit, actor(), case_id, message, values, form_version=version)
    except Refusal as refusal:
        return _back(case_id, message, values, refusal)
    flash(gettext("已提交：%(name)s", name=gettext(view.element.name)))
    return redirect(url_for("tracking.case", case_id=case_id))


def _view(case_id: str, message: str) -> tuple[CaseFile, MessageView]:
    case = case_in_sight(reading(), actor(), case_id)
    return case, view_message(reading(), actor(), case, message)


def _typed(case_id: str, message: str, *, with_files: bool = True) -> dict[str, Any]:
    """What was typed; new files are kept. Raises UploadRefused."""
    _, view = _view(case_id, message)
    files: dict[str, list[dict[str, Any]]] = {}
    if with_files and request.files:
        with writing() as unit:
            files = keep_uploads(unit, actor())
    values = view.form.decode(request.form, files)
    return view.form.change_rows(values, request.form) or values


def _back(case_id: str, message: str, values: Any, refusal: Refusal | None = None) -> ResponseReturnValue:
    held = keep(values, refusal)
    return lead_to(".hand_in", held, case_id=case_id, message=message)
