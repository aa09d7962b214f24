"""A holiday notice is entered: what crosses it moves, with everything that hangs on it, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.business import ROOMS
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.clocks.enter_year_notice import enter_year_notice
from app.casework.clocks.preview_year_notice import preview_year_notice
from app.casework.clocks.recompute_clocks import recompute_after_notice, recompute_clocks
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.rooms.rooms import Rooms
from app.casework.telling.tell_people import what_was_told
from app.domain.errors import AlreadyExists, NoticeRefused, NotPermitted, StaleForm
from app.domain.scopes import WHOLE_CASE
from app.identity.actor import Actor, Membership
from app.storage import due_work
from app.storage.database import Database
from app.storage.legal_clock import LegalClock
from app.storage.records import CaseFile, Clock, ClockEntry, DueWork, Notification, WorkItem
from app.storage.unit_of_work import UnitOfWork, Workplace
from app.storage.vault import Vault
from app.workcalendar.clock_rules import ClockKind, ClockRule, EarlyWarning
from app.workcalendar.legal_clock import Act
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI
from app.workcalendar.notices import Holiday, YearNotice
from app.workcalendar.region_text import read_region
from tests import builders

GANSU = Path(__file__).resolve().parents[3] / "bpmn" / "regions" / "gansu.yaml"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)
STARTED = date(2026, 11, 20)
"""From here 30 working days end on 2027-01-04 by the estimate (national-rules 4.4)."""

NOTICE_2027 = YearNotice(
    year=2027,
    title="国务院办公厅关于2027年部分节假日安排的通知",
    number="国办发明电〔2026〕9号",
    issued_on=date(2026, 11, 27),
    holidays=(
        Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        Holiday("春节", date(2027, 2, 5), date(2027, 2, 11)),
        Holiday("国庆节", date(2027, 10, 1), date(2027, 10, 7)),
    ),
    makeup_days=frozenset({date(2026, 12, 27), date(2027, 2, 13)}),
)
"""Invented: 2026-12-27, a Sunday, becomes a working day, so that a count over it ends a day earlier."""

POLICY = Actor("policy", "钱策", builders.AREA, (Membership("o", "agency", "中心", "policy_staff"),))
ADMIN = Actor("admin", "孙管", builders.AREA, (Membership("o", "agency", "中心", "sys_admin"),))
CLERK = Actor("clerk", "赵敏", builders.AREA, (Membership("o", "tpa", "公司", "tpa"),))


def rule(name: str, days: int, kind: ClockKind = ClockKind.SOFT) -> ClockRule:
    before = EarlyWarning(before=Length(5, Unit.WORKING_DAYS))
    return ClockRule(name, "送达评估结论书", Length(days, Unit.WORKING_DAYS), kind, True, warnings=(before,))


@pytest.fixture
def workplace(database: Database, vault: Vault) -> Workplace:
    region = read_region(GANSU.read_text(encoding="utf-8"), "gansu.yaml")
    return Workplace(
        database, vault, LegalClock(), SimpleNamespace(regions={"gansu": region}, rooms=Rooms(ROOMS))
    )


@dataclass
class Office:
    """Two cases: one whose clock crosses into 2027, one whose clock ends before."""

    workplace: Workplace
    crossing: str = "crossing"
    staying: str = "staying"

    def clock(self, case_id: str) -> Clock:
        with self.workplace.reading_unit(NOW) as unit:
            return unit.session.scalars(select(Clock).where(Clock.case_id == case_id)).one()

    def ledger(self, case_id: str) -> list[ClockEntry]:
        with self.workplace.reading_unit(NOW) as unit:
            query = select(ClockEntry).join(Clock, Clock.id == ClockEntry.clock_id)
            order = query.where(Clock.case_id == case_id).order_by(ClockEntry.seq)
            return list(unit.session.scalars(order))

    def warnings(self, case_id: str) -> list[datetime]:
        """When the machine looks at the case's clocks next."""
        query = select(DueWork.due_at).where(
            DueWork.kind == "clock", DueWork.case_id == case_id, DueWork.state == "waiting"
        )
        with self.workplace.reading_unit(NOW) as unit:
            return list(unit.session.scalars(query))

    def enter(self, notice: YearNotice = NOTICE_2027, actor: Actor = POLICY) -> int:
        with self.workplace.unit(NOW) as unit:
            return enter_year_notice(unit, actor, notice)

    def run(self) -> int:
        """Does the due work of recounting, each piece in a unit of its own."""
        with self.workplace.reading_unit(NOW) as unit:
            ids = due_work.due_ids(unit.session, unit.moment, unit.machine_moment)
        done = 0
        for due_id in ids:
            with self.workplace.unit(NOW) as unit:
                work = due_work.take(unit, due_id)
                if work is not None and work.kind == "recompute_clocks":
                    recompute_after_notice(unit, work)
                    done += 1
        return done


@pytest.fixture
def office(workplace: Workplace) -> Iterator[Office]:
    with workplace.unit(NOW) as unit:
        builders.make_area(unit)
        for account_id, name in (
            ("policy", "钱策"),
            ("admin", "孙管"),
            ("clerk", "赵敏"),
            ("applicant", "王申"),
        ):
            builders.make_account(unit, name, id=account_id)
        release = builders.make_release(unit)
        for case_id, days in (("crossing", 30), ("staying", 5)):
            case = builders.make_case(unit, id=case_id)
            instance = builders.make_instance(unit, case, release)
            item = builders.make_work_item(unit, instance, claimed_by="clerk")
            item.clock_id = _start(unit, case, rule("letter_delivery", days), instance.id)
    yield Office(workplace)


def _start(unit: UnitOfWork, case: CaseFile, declared: ClockRule, instance_id: str) -> str:
    law = jurisdiction_of(unit, case.area_id, case.region)
    clocks = CaseClocks(unit, case.area_id, case.id, lambda: law.calendar, [])
    limit = declared.limit
    assert isinstance(limit, Length)
    act = Act(unit.moment, element="accept_application")
    held = clocks.start(declared, STARTED, limit, act, instance_id)
    clocks.save()
    return held.row.id


def test_z_x_02_a_year_without_notice_gives_a_provisional_due_day(office: Office) -> None:
    # Z-X-02 would refuse to count beyond the loaded years; we estimate and say so (architecture 6).
    clock = office.clock("crossing")
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 4), True)
    assert not office.clock("staying").provisional


def test_only_cases_whose_clocks_cross_the_notice_are_counted_again(office: Office) -> None:
    assert office.enter() == 1
    assert office.run() == 1
    assert office.clock("staying").due_on == date(2026, 11, 27)
    assert [entry.kind for entry in office.ledger("staying")] == ["started"]


def test_notice_moves_the_due_day_and_writes_it_into_the_ledger(office: Office) -> None:
    office.enter()
    office.run()
    clock = office.clock("crossing")
    assert (clock.due_on, clock.provisional) == (date(2026, 12, 31), False)
    last = office.ledger("crossing")[-1]
    assert (last.kind, last.due, last.actor_id) == ("recomputed", date(2026, 12, 31), "policy")
    assert (last.reason, last.legal_basis) == (f"《{NOTICE_2027.title}》", NOTICE_2027.number)


def test_work_items_move_with_their_clock(office: Office) -> None:
    office.enter()
    office.run()
    with office.workplace.reading_unit(NOW) as unit:
        item = unit.session.scalars(select(WorkItem).where(WorkItem.case_id == "crossing")).one()
    assert (item.due_at, item.provisional) == (datetime(2027, 1, 1, tzinfo=SHANGHAI), False)


def test_due_work_of_a_moved_clock_waits_for_the_new_warning(office: Office) -> None:
    office.enter()
    office.run()
    # Five working days before 2026-12-31, the make-up Sunday counted.
    assert office.warnings("crossing") == [datetime(2026, 12, 25, tzinfo=SHANGHAI)]


def test_warning_moves_even_where_the_due_day_stays(office: Office) -> None:
    office.enter(replace(NOTICE_2027, makeup_days=frozenset()))
    office.run()
    assert office.warnings("crossing") == [datetime(2026, 12, 25, tzinfo=SHANGHAI)]
    # A day off near the end, made up for before: the last day stays, five working days before it do not.
    holidays = (*NOTICE_2027.holidays, Holiday("调休", date(2026, 12, 30), date(2026, 12, 30)))
    made_up = frozenset({date(2026, 12, 6)})
    office.enter(replace(NOTICE_2027, holidays=holidays, makeup_days=made_up, revision=2))
    office.run()
    assert office.clock("crossing").due_on == date(2027, 1, 4)
    assert office.warnings("crossing") == [datetime(2026, 12, 24, tzinfo=SHANGHAI)]


def test_people_concerned_are_told_from_when_to_when(office: Office) -> None:
    office.enter()
    office.run()
    with office.workplace.reading_unit(NOW) as unit:
        notes = unit.session.scalars(select(Notification).order_by(Notification.account_id)).all()
        texts = [str(what_was_told(unit, note)[1]) for note in notes]
    assert [note.account_id for note in notes] == ["applicant", "clerk"]
    assert "由2027年1月4日改为2026年12月31日" in notes[0].title
    assert NOTICE_2027.number in texts[0]


def test_due_day_that_stays_is_no_longer_provisional_and_said_so(office: Office) -> None:
    office.enter(replace(NOTICE_2027, makeup_days=frozenset()))
    office.run()
    clock = office.clock("crossing")
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 4), False)
    with office.workplace.reading_unit(NOW) as unit:
        titles = unit.session.scalars(select(Notification.title)).all()
    assert all("不再是暂定日期" in title for title in titles)


def test_preview_says_exactly_what_then_happens(office: Office) -> None:
    before = {case: office.clock(case).due_on for case in ("crossing", "staying")}
    with office.workplace.reading_unit(NOW) as unit:
        preview = preview_year_notice(unit, POLICY, NOTICE_2027)
    office.enter()
    office.run()
    moved = {case: (day, office.clock(case).due_on) for case, day in before.items()}
    assert {move.case_id: (move.due_from, move.due_to) for move in preview.moves} == {
        case: days for case, days in moved.items() if days[0] != days[1]
    }
    assert [move.days for move in preview.moves] == [-4]
    assert preview.elsewhere == 0


def test_preview_changes_nothing_and_hides_the_party_from_an_administrator(office: Office) -> None:
    with office.workplace.reading_unit(NOW) as unit:
        assert preview_year_notice(unit, POLICY, NOTICE_2027).moves[0].party == "张*"
        assert preview_year_notice(unit, ADMIN, NOTICE_2027).moves[0].party == ""
    assert office.clock("crossing").provisional


def test_other_areas_are_counted_but_not_named(office: Office) -> None:
    elsewhere = Actor("policy", "钱策", "other", POLICY.memberships)
    with office.workplace.reading_unit(NOW) as unit:
        preview = preview_year_notice(unit, elsewhere, NOTICE_2027)
    assert (preview.moves, preview.elsewhere) == ((), 1)


def test_stopped_clock_without_end_is_left_until_it_goes_on(office: Office) -> None:
    with office.workplace.unit(NOW) as unit:
        law = jurisdiction_of(unit, builders.AREA, "gansu")
        clocks = CaseClocks(unit, builders.AREA, "crossing", lambda: law.calendar)
        held = clocks.running("letter_delivery", WHOLE_CASE)
        clocks.stop(held, date(2026, 12, 1), Act(unit.moment, element="request_supplement"))
        clocks.save()
    assert office.enter() == 0
    with office.workplace.unit(NOW) as unit:
        law = jurisdiction_of(unit, builders.AREA, "gansu")
        clocks = CaseClocks(unit, builders.AREA, "crossing", lambda: law.calendar)
        held = clocks.running("letter_delivery", WHOLE_CASE)
        clocks.resume(held, date(2026, 12, 8), Act(unit.moment, element="supplement_received"))
        clocks.save()
    clock = office.clock("crossing")
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 8), False)


def test_second_run_of_the_same_recount_changes_nothing(office: Office) -> None:
    office.enter()
    office.run()
    entries = len(office.ledger("crossing"))
    with office.workplace.unit(NOW) as unit:
        assert recompute_clocks(unit, builders.AREA, "crossing", 2027, 1) == 0
    assert len(office.ledger("crossing")) == entries


def test_revision_replaces_the_notice_and_counts_again(office: Office) -> None:
    office.enter()
    office.run()
    office.enter(replace(NOTICE_2027, makeup_days=frozenset({date(2027, 2, 13)}), revision=2))
    office.run()
    assert office.clock("crossing").due_on == date(2027, 1, 4)
    kinds = [entry.kind for entry in office.ledger("crossing")]
    assert kinds == ["started", "recomputed", "recomputed"]


def test_who_saw_an_older_revision_is_refused(office: Office) -> None:
    office.enter()
    with pytest.raises(StaleForm):
        office.enter(replace(NOTICE_2027, number="另一文号"))


def test_same_notice_is_not_entered_twice(office: Office) -> None:
    office.enter()
    with pytest.raises(AlreadyExists):
        office.enter(replace(NOTICE_2027, revision=2))


def test_only_policy_staff_and_the_administrator_enter_notices(office: Office) -> None:
    with pytest.raises(NotPermitted):
        office.enter(actor=CLERK)
    assert office.enter(actor=ADMIN) == 1


def test_year_far_away_is_a_slip_of_the_pen(office: Office) -> None:
    slipped = YearNotice(
        2072, "通知", "1号", date(2026, 11, 27), (Holiday("元旦", date(2072, 1, 1), date(2072, 1, 1)),)
    )
    with pytest.raises(NoticeRefused):
        office.enter(slipped)


def test_crash_between_notice_and_recount_leaves_the_recount_waiting(office: Office) -> None:
    office.enter()
    with pytest.raises(RuntimeError), office.workplace.unit(NOW) as unit:
        recompute_clocks(unit, builders.AREA, "crossing", 2027, 1)
        raise RuntimeError("the power fails")
    assert office.clock("crossing").due_on == date(2027, 1, 4)
    assert office.run() == 1
    assert office.clock("crossing").due_on == date(2026, 12, 31)
