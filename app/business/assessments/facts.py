"""What forms, tables and letters know of an assessment."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypedDict

from app.business.assessments.queries import assessed_before, issued_elsewhere, latest_visit, visit_team
from app.casework.rooms.room import Fact, Office, Recipient
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork


class TeamMember(TypedDict):
    """Somebody of the visit's team; `role` is "assessor" or "expert"."""

    account: str
    name: str
    role: str


def _team(unit: UnitOfWork, case: CaseFile) -> list[TeamMember]:
    """The team of the case's latest visit, experts last."""
    members = visit_team(unit.session, case.area_id, case.id)
    return [{"account": account, "name": name, "role": role} for account, name, role in members]


class LastConclusion(TypedDict):
    """What was concluded on the person in an earlier case; the grade is one of 0–5."""

    issued_at: date | None
    grade: int


def _last_conclusion(unit: UnitOfWork, case: CaseFile) -> LastConclusion | None:
    if case.person_id is None:
        return None
    found = issued_elsewhere(unit.session, case.area_id, case.person_id, case.id)
    return {"issued_at": found.issued_on, "grade": found.grade} if found else None


def _commissioner(unit: UnitOfWork, case: CaseFile) -> Collection[str]:
    """Who is to supervise the visit."""
    named = latest_visit(unit.session, case.area_id, case.id).commissioner_id
    return [named] if named else []


def acquainted(unit: UnitOfWork, case: CaseFile) -> Collection[str]:
    """Who visited the person, or confirmed a conclusion on the person, in another case."""
    if case.person_id is None:
        return ()
    return assessed_before(unit.session, case.area_id, case.person_id, case.id)


def _dispatched(facts: Mapping[str, object]) -> object:
    """The institution to which the case was given, as the process data or the form of the dispatch says."""
    forms = facts.get("forms")
    form = forms.get("dispatch_institution") if isinstance(forms, Mapping) else None
    return facts.get("institution") or (form or {}).get("institution")


FACTS = (Fact("team", _team), Fact("last_conclusion", _last_conclusion))
OFFICES = (Office("assessment_institution", _dispatched),)
RECIPIENTS = (Recipient("commissioner", _commissioner),)
