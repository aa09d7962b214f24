"""A case keeps the values of the day its clock started, unless a decision says that it applies to it too."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.business import ROOMS
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.parameters.apply_to_running import relimit_clocks
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.parameters.set_area_parameter import AreaValue, set_area_parameter
from app.casework.rooms.rooms import Rooms
from app.identity.actor import Actor, Membership
from app.storage import due_work
from app.storage.database import Database
from app.storage.legal_clock import LegalClock
from app.storage.records import CaseFile, Clock, ClockEntry, Notification, WorkItem
from app.storage.unit_of_work import Workplace
from app.storage.vault import Vault
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.legal_clock import Act
from app.workcalendar.moments import SHANGHAI
from app.workcalendar.parameters import ParameterState
from app.workcalendar.region_text import read_region
from tests import builders

GANSU = Path(__file__).resolve().parents[3] / "bpmn" / "regions" / "gansu.yaml"
KEY = "assessment.notice.duration"
POLICY = Actor("policy", "钱策", builders.AREA, (Membership("o", "agency", "中心", "policy_staff"),))
STARTED = date(2026, 5, 6)


class Office:
    """A case whose clock counts by a parameter that the area sets; each act a minute after the last."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace, self.now = workplace, builders.MOMENT
        with workplace.unit(self.now) as unit:
            builders.make_area(unit)
            builders.make_account(unit, "赵敏", id="clerk")
            case = builders.make_case(unit, id="case")
            instance = builders.make_instance(unit, case, builders.make_release(unit))
            item = builders.make_work_item(unit, instance, claimed_by="clerk")
        self.set(5)
        with workplace.unit(self.now) as unit:
            law = jurisdiction_of(unit, builders.AREA, "gansu")
            clocks = CaseClocks(unit, builders.AREA, "case", lambda: law.calendar, [])
            rule = ClockRule("notice", "公示期", KEY, ClockKind.HARD, True)
            limit = law.parameter(KEY).as_length()
            held = clocks.start(rule, STARTED, limit, Act(unit.moment, element="publish"), instance.id)
            unit.session.get_one(WorkItem, (builders.AREA, item.id)).clock_id = held.row.id
            clocks.save()

    def set(self, days: int, valid_from: date = date(2026, 5, 1), to_running: bool = False) -> None:
        self.now += timedelta(minutes=1)
        basis, in_force = "陇医保发〔2026〕9号", ParameterState.IN_FORCE
        wanted = AreaValue(KEY, days, "days", valid_from, None, basis, in_force, to_running)
        with self.workplace.unit(self.now) as unit:
            set_area_parameter(unit, POLICY, wanted)

    def run(self) -> int:
        """Does the due work that setting a parameter has put."""
        self.now += timedelta(minutes=1)
        with self.workplace.reading_unit(self.now) as unit:
            ids = due_work.due_ids(unit.session, unit.moment, unit.machine_moment)
        done = 0
        for due_id in ids:
            with self.workplace.unit(self.now) as unit:
                work = due_work.take(unit, due_id)
                if work is not None and work.kind == "relimit_clocks":
                    relimit_clocks(unit, work)
                    done += 1
        return done

    def clock(self) -> Clock:
        with self.workplace.reading_unit(self.now) as unit:
            return unit.session.scalars(select(Clock)).one()


@pytest.fixture
def office(database: Database, vault: Vault) -> Iterator[Office]:
    region = read_region(GANSU.read_text(encoding="utf-8"), "gansu.yaml")
    yield Office(
        Workplace(
            database, vault, LegalClock(), SimpleNamespace(regions={"gansu": region}, rooms=Rooms(ROOMS))
        )
    )


def test_started_clock_keeps_its_limit_when_the_area_decides_anew(office: Office) -> None:
    office.set(7)
    assert office.run() == 0
    assert office.clock().due_on == date(2026, 5, 11)


def test_decision_for_running_cases_moves_clock_task_and_ledger(office: Office) -> None:
    office.set(7, to_running=True)
    assert office.run() == 1
    clock = office.clock()
    assert (clock.due_on, clock.limit) == (date(2026, 5, 13), {"value": 7, "unit": "days"})
    with office.workplace.reading_unit(office.now) as unit:
        item = unit.session.scalars(select(WorkItem)).one()
        entries = unit.session.scalars(select(ClockEntry).order_by(ClockEntry.seq)).all()
        notes = unit.session.scalars(select(Notification.title)).all()
    assert item.due_at == datetime(2026, 5, 14, tzinfo=SHANGHAI)
    assert [entry.kind for entry in entries] == ["started", "recomputed"]
    assert entries[-1].legal_basis == "陇医保发〔2026〕9号"
    assert notes == [f"案件{_number(office)}的“公示期”期限由2026年5月11日改为2026年5月13日"]


def test_decision_waits_for_its_first_day(office: Office) -> None:
    office.set(7, valid_from=date(2026, 5, 9), to_running=True)
    assert office.run() == 0
    office.now = datetime(2026, 5, 9, 8, 0, tzinfo=SHANGHAI)
    assert office.run() == 1
    assert office.clock().due_on == date(2026, 5, 13)


def test_second_run_changes_nothing(office: Office) -> None:
    office.set(7, to_running=True)
    office.set(7, to_running=True)
    assert office.run() == 2
    with office.workplace.reading_unit(office.now) as unit:
        assert len(unit.session.scalars(select(ClockEntry)).all()) == 2


def _number(office: Office) -> str:
    with office.workplace.reading_unit(office.now) as unit:
        return unit.session.scalars(select(CaseFile.number)).one()
