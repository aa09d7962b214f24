"""At the window: a code for who applied there or has lost it, after a look at the identity document."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.casework.applying.issue_case_code import issue_case_code, serves_the_public
from app.domain.errors import NotPermitted
from app.web.door import reading, writing
from app.web.kept_pages import SHOWN_ONCE, keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.queries import case_in_sight
from app.web.signed_in import actor

routes = Blueprint("codes", __name__)


@routes.get("/cases/<case_id>/code")
@allow(caseworker)
def ask(case_id: str) -> str:
    """Asks whether the document was looked at; right after, shows the code."""
    case = case_in_sight(reading(), actor(), case_id)
    if not serves_the_public(reading(), actor()):
        raise NotPermitted()
    return render_template("portal/issue_code.html", case=case, code=kept().typed)


@routes.post("/cases/<case_id>/code")
@allow(caseworker)
def issue(case_id: str) -> ResponseReturnValue:
    with writing() as unit:
        _number, code = issue_case_code(unit, actor(), case_id)
    return lead_to(".ask", keep(code, lasting=SHOWN_ONCE), case_id=case_id)
