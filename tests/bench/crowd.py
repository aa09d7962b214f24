"""Open tasks by the thousand, laid into the tables at once: of all posts, some claimed, some naming people.

Each is a case of its own with an instance and a running clock. The more there are, the more people share
them: what a person holds stays the same, what waits for a post grows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from random import Random
from typing import Any

from app.casework.clocks.clock_rows import entry_row, readings
from app.casework.releases.pinned_release import PinnedRelease
from app.scenarios.cast import Player
from app.storage.records import Account, CaseFile, Clock, ClockEntry, Instance, Record
from app.storage.releases import deployed_release
from app.storage.repositories import add_items, add_rows
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act, ClockRecord, start
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import day_of
from tests.bench.office import ASSESSMENT, Office

AT_ONCE = 5_000
TASKS_A_PERSON = 25
CLOCK = "review_result"
NAMES = ("核对申请材料", "初审评估申请", "选派定点评估机构")
KINDS = {"tpa": "tpa", "ltc_commissioner": "tpa", "agency_intake": "agency", "agency_review": "agency"}

Row = dict[str, Any]


def crowd(office: Office, count: int) -> None:
    """Lays so many open tasks into the office's area."""
    with office.platform.unit() as unit:
        rows = _Rows(unit, office, count)
        add_rows(unit, Account, [rows.account(number) for number in range(rows.people)])
        for first in range(0, count, AT_ONCE):
            _lay(unit, rows, range(first, min(first + AT_ONCE, count)))


def _lay(unit: UnitOfWork, rows: "_Rows", numbers: range) -> None:
    made: tuple[tuple[type[Record], Callable[[int], Row]], ...] = (
        (CaseFile, rows.case),
        (Instance, rows.instance),
        (Clock, rows.clock),
        (ClockEntry, rows.entry),
    )
    for record, row in made:
        add_rows(unit, record, [row(number) for number in numbers])
    add_items(unit, [rows.item(number) for number in numbers])


@dataclass
class _Rows:
    """Rows by number: what belongs together has the same number."""

    unit: UnitOfWork
    office: Office
    count: int

    def __post_init__(self) -> None:
        self.chance = Random(self.count)
        self.area, self.moment = self.office.cast.area_id, self.unit.moment
        self.people = max(2, self.count // TASKS_A_PERSON)
        self.players = [each for each in self.office.cast.players if each.post != "applicant"]

    @cached_property
    def release(self) -> PinnedRelease:
        found = deployed_release(self.unit.session, self.area, ASSESSMENT, day_of(self.moment))
        assert found
        return self.unit.tools.catalogue.release(self.unit, found.id, ASSESSMENT)

    @cached_property
    def record(self) -> ClockRecord:
        length = Length(5, Unit.WORKING_DAYS)
        return start(self.release.clocks[CLOCK], day_of(self.moment), length, Act(self.moment))

    @cached_property
    def clock_columns(self) -> Row:
        rule = self.record.rule
        return {
            "scope": "",
            "name": rule.name,
            "title": rule.title,
            "kind": rule.kind.value,
            "rule": rule.declared(),
            "limit": {"value": 5, "unit": "working_days"},
            "started_on": self.record.started_on,
            **readings(self.record, WorkCalendar(), False),
        }

    def account(self, number: int) -> Row:
        return {
            "id": f"person-{number}",
            "area_id": self.area,
            "login": f"person-{number}",
            "name": "李敏",
            "password_hash": "!",
            "state": "active",
            "session_epoch": 1,
            "second_factor_step": 0,
            "created_at": self.moment,
        }

    def case(self, number: int) -> Row:
        return {
            **self._key(number),
            "number": f"GS-2026-{number:06d}",
            "kind": ASSESSMENT,
            "region": "gansu",
            "party": "张*",
            "state": "open",
            "channel": "online",
            "opened_by": "bench",
            "submitted_at": self.moment,
            "journal_seq": 0,
            "journal_mac": "",
        }

    def instance(self, number: int) -> Row:
        return {
            **self._key(number),
            "case_id": _id(number),
            "process_id": ASSESSMENT,
            "release_id": self.release.id,
            "version": 1,
            "status": "running",
            "started_at": self.moment,
            "state": b"",
        }

    def clock(self, number: int) -> Row:
        ours = {"case_id": _id(number), "instance_id": _id(number)}
        return {**self._key(number), **ours, **self.clock_columns}

    def entry(self, number: int) -> Row:
        return entry_row(self.area, _id(number), 1, self.record.entries[0])

    def item(self, number: int) -> Row:
        due_at = self.moment + timedelta(self.chance.uniform(-5, 30))
        return {
            **self._key(number),
            "case_id": _id(number),
            "case_kind": ASSESSMENT,
            "instance_id": _id(number),
            "task_id": str(number),
            "process_id": ASSESSMENT,
            "element_id": "check_materials",
            "path": "",
            "name": self.chance.choice(NAMES),
            "form_id": "ltci_assessment/check_materials",
            **self._offered(self.chance.choice(self.players)),
            "excludes": (self.chance.choice(self.players).account_id,) if self._by_chance(0.1) else (),
            "clock_id": _id(number),
            "due_at": None if self._by_chance(0.05) else due_at,
            "provisional": False,
            "state": "open",
            "created_at": self.moment,
        }

    def _offered(self, player: Player) -> Row:
        """To a post in an organisation or in all of a kind; of ten three are claimed, one names people."""
        kind = KINDS.get(player.post)
        claimed = self._by_chance(0.3)
        return {
            "organisation_kind": kind,
            "organisation_id": None if kind else player.organisation_id,
            "post": player.post,
            "candidates": (self._person(), self._person()) if self._by_chance(0.1) else None,
            "claimed_by": self._person() if claimed else None,
            "claimed_at": self.moment if claimed else None,
        }

    def _person(self) -> str:
        return f"person-{self.chance.randrange(self.people)}"

    def _by_chance(self, share: float) -> bool:
        return self.chance.random() < share

    def _key(self, number: int) -> Row:
        return {"area_id": self.area, "id": _id(number)}


def _id(number: int) -> str:
    return f"{number:032x}"
