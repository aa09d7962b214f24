"""A person stops, resumes or moves a legal clock: with reason and legal basis, and only who may."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.business import ROOMS
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.clocks.clock_at_hand import Grounds
from app.casework.clocks.move_clock import move_clock
from app.casework.clocks.resume_clock import resume_clock
from app.casework.clocks.stop_clock import stop_clock
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.rooms.rooms import Rooms
from app.casework.telling.tell_people import what_was_told
from app.domain.errors import CaseEnded, ClockStateError, InvalidSubmission, NotFound, NotPermitted
from app.domain.scopes import WHOLE_CASE
from app.identity.actor import Actor, Membership
from app.storage.database import Database
from app.storage.journal import verify
from app.storage.legal_clock import LegalClock
from app.storage.records import CaseFile, Clock, ClockEntry, Notification, WorkItem
from app.storage.unit_of_work import Workplace
from app.storage.vault import Vault
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.legal_clock import Act
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI
from app.workcalendar.region_text import read_region
from tests import builders

GANSU = Path(__file__).resolve().parents[3] / "bpmn" / "regions" / "gansu.yaml"
NOW = datetime(2026, 5, 11, 15, 0, tzinfo=SHANGHAI)
TPA = Actor("clerk", "赵敏", builders.AREA, (Membership("o", "tpa", "公司", "tpa"),))
HEAD = Actor("head", "周总", builders.AREA, (Membership("a", "agency", "中心", "supervisor"),))
TPA_HEAD = Actor("tpa_head", "吴总", builders.AREA, (Membership("o", "tpa", "公司", "supervisor"),))
ASSESSOR = Actor(
    "assessor", "何评", builders.AREA, (Membership("i", "assessment_institution", "平安里", "assessor"),)
)
GROUNDS = Grounds(date(2026, 5, 8), "申请人住院，无法上门评估", "甘医保发〔2026〕26号第十六条")


class Office:
    """One case with one soft clock of five working days from 2026-05-07: due on 2026-05-13."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        with workplace.unit(NOW) as unit:
            builders.make_area(unit)
            for account in ("clerk", "head", "holder"):
                builders.make_account(unit, account, id=account)
            case = builders.make_case(unit, id="case")
            instance = builders.make_instance(unit, case, builders.make_release(unit))
            item = builders.make_work_item(unit, instance, claimed_by="holder")
            rule = ClockRule("review", "告知审核结果", Length(5, Unit.WORKING_DAYS), ClockKind.SOFT, True)
            fixed = replace(rule, name="fixed", title="申请复评的期限", stoppable=False)
            law = jurisdiction_of(unit, builders.AREA, "gansu")
            clocks = CaseClocks(unit, builders.AREA, case.id, lambda: law.calendar, [])
            for each in (rule, fixed):
                day, act = date(2026, 5, 7), Act(unit.moment, element="accept_application")
                clocks.start(each, day, Length(5, Unit.WORKING_DAYS), act, instance.id)
            item.clock_id = clocks.running("review", WHOLE_CASE).row.id
            clocks.save()

    def clock(self, name: str = "review") -> Clock:
        with self.workplace.reading_unit(NOW) as unit:
            return unit.session.scalars(select(Clock).where(Clock.name == name)).one()


@pytest.fixture
def office(sqlite_database: Database, vault: Vault) -> Office:
    region = read_region(GANSU.read_text(encoding="utf-8"), "gansu.yaml")
    tools = SimpleNamespace(regions={"gansu": region}, rooms=Rooms(ROOMS))
    return Office(Workplace(sqlite_database, vault, LegalClock(), tools))


def stop(office: Office, actor: Actor = TPA, grounds: Grounds = GROUNDS, name: str = "review") -> None:
    clock = office.clock(name)
    with office.workplace.unit(NOW) as unit:
        stop_clock(unit, actor, "case", clock.id, grounds)


def test_stop_leaves_the_due_day_open_and_says_why_in_the_ledger(office: Office) -> None:
    stop(office)
    clock = office.clock()
    assert (clock.state, clock.due_on) == ("stopped", None)
    with office.workplace.reading_unit(NOW) as unit:
        query = select(ClockEntry).where(ClockEntry.clock_id == clock.id).order_by(ClockEntry.seq)
        entry = unit.session.scalars(query).all()[-1]
        assert verify(unit.session, unit.vault, builders.AREA, "case") == ()
    assert (entry.reason, entry.legal_basis) == (GROUNDS.reason, GROUNDS.legal_basis)
    assert (entry.actor_id, entry.element_id) == ("clerk", "")


def test_resumed_clock_is_due_by_as_many_days_later_and_the_task_with_it(office: Office) -> None:
    stop(office)
    grounds = Grounds(date(2026, 5, 11), "申请人出院", "同上")
    with office.workplace.unit(NOW) as unit:
        resume_clock(unit, TPA, "case", office.clock().id, grounds, cause=GROUNDS.reason)
    # 05-09 (a make-up Saturday) and 05-11 did not count: two working days later than 05-13.
    assert office.clock().due_on == date(2026, 5, 15)
    with office.workplace.reading_unit(NOW) as unit:
        item = unit.session.scalars(select(WorkItem)).one()
    assert item.due_at == datetime(2026, 5, 16, tzinfo=SHANGHAI)


def test_due_day_set_by_decision_holds_for_clock_and_task(office: Office) -> None:
    grounds = Grounds(date(2026, 5, 11), "案情复杂，经批准延长", "甘医保发〔2026〕26号第十六条")
    with office.workplace.unit(NOW) as unit:
        move_clock(unit, HEAD, "case", office.clock().id, grounds, date(2026, 5, 20))
    assert office.clock().due_on == date(2026, 5, 20)


def test_who_handles_the_case_is_told_but_not_who_acted(office: Office) -> None:
    stop(office)
    with office.workplace.reading_unit(NOW) as unit:
        notes = unit.session.scalars(select(Notification)).all()
        told = {note.account_id: str(what_was_told(unit, note)[1]) for note in notes}
    assert set(told) == {"holder"}
    assert GROUNDS.legal_basis in told["holder"]


@pytest.mark.parametrize("actor", [HEAD, TPA, TPA_HEAD])
def test_agency_and_third_party_may_stop_clocks(office: Office, actor: Actor) -> None:
    stop(office, actor)
    assert office.clock().state == "stopped"


def test_assessors_may_not_stop_clocks(office: Office) -> None:
    with pytest.raises(NotPermitted):
        stop(office, ASSESSOR)


@pytest.mark.parametrize("actor", [TPA, TPA_HEAD, ASSESSOR])
def test_only_the_authority_itself_sets_another_due_day(office: Office, actor: Actor) -> None:
    with pytest.raises(NotPermitted), office.workplace.unit(NOW) as unit:
        move_clock(unit, actor, "case", office.clock().id, GROUNDS, date(2026, 5, 20))


def test_clock_of_another_area_is_not_found(office: Office) -> None:
    stranger = Actor("clerk", "赵敏", "elsewhere", TPA.memberships)
    with pytest.raises(NotFound):
        stop(office, stranger)


def test_clock_of_another_case_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound), office.workplace.unit(NOW) as unit:
        stop_clock(unit, TPA, "case", "no-such-clock", GROUNDS)


@pytest.mark.parametrize(
    ("grounds", "fields"),
    [
        (replace(GROUNDS, reason=" "), ["reason"]),
        (replace(GROUNDS, reason="", legal_basis=""), ["reason", "legal_basis"]),
        (replace(GROUNDS, day=date(2026, 5, 12)), ["day"]),
    ],
)
def test_grounds_are_required_and_not_of_tomorrow(
    office: Office, grounds: Grounds, fields: list[str]
) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        stop(office, grounds=grounds)
    assert [error.field for error in refused.value.errors] == fields


def test_clock_that_the_source_does_not_let_stop_runs_on(office: Office) -> None:
    with pytest.raises(ClockStateError):
        stop(office, name="fixed")


def test_same_reason_does_not_stop_twice(office: Office) -> None:
    stop(office)
    with pytest.raises(ClockStateError):
        stop(office)


def test_nothing_is_stopped_in_a_case_that_is_over(office: Office) -> None:
    with office.workplace.unit(NOW) as unit:
        unit.session.get_one(CaseFile, (builders.AREA, "case")).state = "ended"
    with pytest.raises(CaseEnded):
        stop(office)
