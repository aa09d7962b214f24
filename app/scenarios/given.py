"""`given:` one thing that exists before the scenario starts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.business.assessments.records import Conclusion
from app.scenarios.cast import Cast
from app.scenarios.faults import NotWellFormed
from app.scenarios.office import add_organisation, add_person, add_staff
from app.scenarios.registers import give_entries
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork

LONG_ENROLLED = date(2019, 1, 1)


def give(unit: UnitOfWork, cast: Cast, given: Mapping[str, Any]) -> None:
    """Writes what one entry names. Raises NotWellFormed for an unknown kind."""
    [(kind, what)] = given.items()
    if kind not in KINDS:
        raise NotWellFormed(f"given: {kind} is none of {', '.join(KINDS)}")
    KINDS[kind](unit, cast, what)


def _person(unit: UnitOfWork, cast: Cast, what: Mapping[str, Any]) -> None:
    enrolled = what.get("enrolled_since", LONG_ENROLLED)
    described = {key: value for key, value in what.items() if key != "enrolled_since"}
    add_person(unit, cast, {**described, **({"enrolled_since": enrolled} if enrolled else {})})


def _institution(unit: UnitOfWork, cast: Cast, what: Mapping[str, Any]) -> None:
    """An institution with an administrator and so many assessors, `experts` of whom are experts."""
    alias, experts = what["as"], what.get("experts", 0)
    name = what.get("name", f"样例机构{alias}")
    kind = f"{what.get('kind', 'assessment')}_institution"
    add_organisation(
        unit, cast, alias, {"kind": kind, "name": name, "state": what.get("agreement", "active")}
    )
    add_staff(
        unit, cast, {"as": f"{alias}_admin", "name": f"{alias}管理员", "of": alias, "post": "assess_admin"}
    )
    for number in range(1, what.get("assessors", 0) + 1):
        post = "expert" if number <= experts else "assessor"
        count = number if post == "expert" else number - experts
        staff = {"as": f"{alias}_{post}_{count}", "name": f"{alias}{post}{count}", "of": alias, "post": post}
        add_staff(unit, cast, staff)


def _staff(unit: UnitOfWork, cast: Cast, what: Mapping[str, Any]) -> None:
    add_staff(unit, cast, {"name": what["as"], "post": what["role"], **what})


def _conclusion(unit: UnitOfWork, cast: Cast, what: Mapping[str, Any]) -> None:
    """An earlier conclusion with its ended case, from before this platform."""
    person_id, case_id = cast.person_ids[what["person"]], unit.new_id()
    unit.session.add(
        CaseFile(
            area_id=cast.area_id,
            id=case_id,
            number=f"BEFORE-{what['person']}",
            kind="ltci_assessment",
            region="",
            subject_kind="person",
            subject_id=person_id,
            party="",
            state="ended",
            outcome="conclusion_qualifying",
            channel="window",
            opened_by=cast.players[0].account_id,
            submitted_at=unit.moment,
            journal_seq=0,
            journal_mac="",
        )
    )
    unit.session.add(
        Conclusion(
            area_id=cast.area_id,
            id=unit.new_id(),
            case_id=case_id,
            person_id=person_id,
            kind="initial",
            round=1,
            state="stable",
            grade=what["grade"],
            proposed_by="on_site",
            proposed_at=unit.moment,
            issued_on=what["issued_at"],
        )
    )


KINDS: dict[str, Callable[[UnitOfWork, Cast, Mapping[str, Any]], None]] = {
    "person": _person, "institution": _institution, "staff": _staff, "conclusion": _conclusion,
    "registers": give_entries,
}  # fmt: skip
