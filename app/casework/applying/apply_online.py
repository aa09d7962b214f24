"""Submitting an application on the public pages: the case is opened, its code given once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.casework.applying.issue_case_code import give_case_code
from app.casework.applying.public_applicant import applicant, enter_applicant
from app.casework.applying.view_application import application_draft, who_fills_in
from app.casework.cases.open_case import open_case
from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.storage.public_access import case_opened_by
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork

PRESSED_TWICE = timedelta(minutes=10)


@dataclass(frozen=True)
class Receipt:
    """What the applicant party takes away; the code is kept nowhere. `kind` is the process of the case."""

    case_id: str
    kind: str
    number: str
    code: str
    serial: int


def apply_online(
    unit: UnitOfWork,
    area_id: str,
    draft_id: str,
    values: Mapping[str, object],
    *,
    form_version: str | None = None,
    signed_in: Actor | None = None,
) -> Receipt:
    """Submits the draft's form with these values; the draft is gone then.

    Raises NotFound where it was submitted before, and what open_case refuses.
    """
    draft = application_draft(unit, area_id, draft_id, locked=True)
    actor = who_fills_in(unit, draft, values, signed_in)
    if actor is not signed_in:
        enter_applicant(unit, actor)
    opened = open_case(unit, actor, draft.subject, values, form_version=form_version)
    unit.session.delete(draft)
    case = unit.session.get_one(CaseFile, (area_id, opened.case_id))
    code, serial = give_case_code(unit, case, actor, actor.account_id)
    return Receipt(case.id, case.kind, case.number, code, serial)


def receipt_again(unit: UnitOfWork, area_id: str, draft_id: str) -> Receipt:
    """The receipt of an application that was submitted a moment ago, with a new code.

    Who presses twice sees the second answer alone. Raises NotFound after ten minutes: then the window helps.
    """
    case = case_opened_by(unit.session, area_id, draft_id)
    if case is None or unit.moment - case.submitted_at > PRESSED_TWICE:
        raise NotFound()
    code, serial = give_case_code(unit, case, applicant(area_id, draft_id), draft_id)
    return Receipt(case.id, case.kind, case.number, code, serial)
