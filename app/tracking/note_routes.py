"""Notes on a case and advice given in it, as a tab of the case: for people of an office."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.conversations.read_conversation import conversation_about
from app.casework.conversations.write_note import write_note
from app.domain.errors import InvalidSubmission
from app.tracking.case_page import open_case_page
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor

routes = Blueprint("notes", __name__, template_folder="templates", url_prefix="/cases/<case_id>/notes")


@routes.get("")
@allow(caseworker)
def of_case(case_id: str) -> ResponseReturnValue:
    page, refused = open_case_page(reading(), actor(), case_id), kept()
    answer = render_template(
        "tracking/notes.html",
        page=page,
        tab="notes",
        conversation=conversation_about(reading(), actor(), page.case),
        typed=refused.form.get("text", ""),
        errors=refused.errors_by_field,
    )
    return answer, refused.status


@routes.post("")
@allow(caseworker)
def write(case_id: str) -> ResponseReturnValue:
    try:
        with writing() as unit:
            write_note(unit, actor(), case_id, request.form.get("text", ""))
    except InvalidSubmission as refusal:
        return lead_to(".of_case", keep(request.form, refusal), case_id=case_id)
    flash(gettext("备注已写下。"))
    return redirect(url_for(".of_case", case_id=case_id))
