"""What forms, tables and letters know of an assessment."""

from collections.abc import Mapping
from typing import TypedDict

from app.business.assessments.queries import visit_team
from app.casework.rooms.room import Fact, Office
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


def _dispatched(facts: Mapping[str, object]) -> object:
    """The institution to which the case was given, as the process data or the form of the dispatch says."""
    forms = facts.get("forms")
    form = forms.get("dispatch_institution") if isinstance(forms, Mapping) else None
    return facts.get("institution") or (form or {}).get("institution")


FACTS = (Fact("team", _team),)
OFFICES = (Office("assessment_institution", _dispatched),)
