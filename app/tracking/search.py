"""One box for cases, persons and institutions: what was typed says what it may be."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.identity.actor import Actor
from app.storage.attempts import Limit
from app.storage.records import CaseFile, Organisation, Person
from app.storage.unit_of_work import UnitOfWork
from app.tracking import queries

# Enough for a day of work, too little to try out ID numbers.
SEARCHES = Limit("search", most=30, window=timedelta(minutes=1))
LONGEST = 60
_CASE_NUMBER = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]*)+|[A-Z]{2,4}", re.IGNORECASE)

# What people read out: the last digits. An ID number has far more.
_RUNNING_NUMBER = re.compile(r"[0-9]{1,9}")
RUNNING_DIGITS = 5


@dataclass(frozen=True)
class Found:
    """What fits; persons and organisations come with those cases about them that are in sight."""

    cases: Sequence[CaseFile] = ()
    persons: tuple[tuple[Person, list[CaseFile]], ...] = ()
    organisations: tuple[tuple[Organisation, list[CaseFile]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cases or self.persons or self.organisations)

    @property
    def case_ids(self) -> list[str]:
        """The ids of all cases that are shown."""
        about = (case for _, cases in (*self.persons, *self.organisations) for case in cases)
        return [case.id for case in (*self.cases, *about)]

    def exactly(self, wanted: str) -> CaseFile | None:
        """The case whose whole number was typed."""
        return next((case for case in self.cases if case.number == wanted.upper()), None)


def plain(typed: str) -> str:
    """What was typed in one width and without blanks around it."""
    return unicodedata.normalize("NFKC", typed).strip()[:LONGEST]


def looks_like_case_number(wanted: str) -> bool:
    """Whether it may be a case number from its beginning, as no name and no ID number is written."""
    return bool(_CASE_NUMBER.fullmatch(wanted))


def search(unit: UnitOfWork, actor: Actor, wanted: str) -> Found:
    """What the actor may see: by the beginning or the running part of a case number, by a whole name or ID
    number, or an office.
    """
    if not wanted:
        return Found()
    if looks_like_case_number(wanted):
        return Found(cases=queries.find_cases(unit, actor, wanted.upper()))
    if _RUNNING_NUMBER.fullmatch(wanted):
        return Found(cases=queries.find_cases_by_running(unit, actor, wanted.zfill(RUNNING_DIGITS)))
    persons = queries.find_persons(unit, actor, wanted)
    organisations = queries.find_organisations(unit, actor, wanted) if len(wanted) > 1 else ()
    cases = queries.cases_about(unit, actor, [each.id for each in (*persons, *organisations)])
    return Found(
        persons=tuple((person, cases.get(person.id, [])) for person in persons),
        organisations=tuple((each, cases.get(each.id, [])) for each in organisations),
    )
