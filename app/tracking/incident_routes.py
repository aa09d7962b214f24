"""What cannot go on, for who looks after it: the list, and settling one with a word and perhaps a retry."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from app.casework.cases.resolve_incident import MAY_RESOLVE, resolve_incident
from app.domain.errors import InvalidSubmission, Refusal
from app.storage.staff import names_of
from app.tracking import queries
from app.tracking.stuck import Stuck
from app.web.door import reading, writing
from app.web.kept_input import safe_next
from app.web.navigation import Entry, announce
from app.web.permissions import allow, holds
from app.web.refusals import answer_to
from app.web.signed_in import actor

routes = Blueprint("incidents", __name__, template_folder="templates", url_prefix="/incidents")
routes.record_once(announce(Entry(25, "incidents.incidents", lazy_gettext("异常"), "alert-triangle")))

settlers = holds(*MAY_RESOLVE)
STATES = {"open": lazy_gettext("待处理"), "resolved": lazy_gettext("已处理")}


@routes.get("")
@allow(settlers)
def incidents() -> str:
    return _page(request.args.get("state", "open"))


@routes.post("/<incident_id>")
@allow(settlers)
def resolve(incident_id: str) -> ResponseReturnValue:
    again = "again" in request.form
    try:
        with writing() as unit:
            resolve_incident(unit, actor(), incident_id, request.form.get("resolution", ""), try_again=again)
    except InvalidSubmission as refusal:
        return _page("open", incident_id, refusal), answer_to(refusal).status
    flash(gettext("已写明处理情况，系统会马上再试。") if again else gettext("已写明处理情况。"))
    return redirect(safe_next(request.form.get("next")) or url_for(".incidents"))


def _page(state: str, refused: str = "", refusal: Refusal | None = None) -> str:
    state = state if state in STATES else "open"
    found = queries.incidents_in_sight(reading(), actor(), state)
    errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
    return render_template(
        "tracking/incidents.html",
        incidents=[(Stuck(incident), case) for incident, case in found],
        state=state,
        names=names_of(reading().session, [each.resolved_by or "" for each, _ in found]),
        tabs=[
            {"label": label, "url": url_for(".incidents", state=code), "count": None, "here": code == state}
            for code, label in STATES.items()
        ],
        refused=refused,
        errors={error.field: error for error in errors},
    )
