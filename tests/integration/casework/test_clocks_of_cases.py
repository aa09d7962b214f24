"""Legal clocks in a running case: warned of, marked late, moved with everything that follows them."""

from datetime import date, datetime

from app.casework.cases.verify_cases import verify_cases
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.clocks.timer_work import NEVER
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.run_due_work import run_due_work
from app.domain.scopes import WHOLE_CASE
from app.storage.clock_ledgers import clocks_of
from app.storage.journal_lines import journal_lines
from app.storage.records import Clock, DueWork, Notification, Wait, WorkItem
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.legal_clock import Act
from app.workcalendar.moments import SHANGHAI, end_of
from tests import builders
from tests.errands_office import Office


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=SHANGHAI)


def run_until(office: Office, moment: datetime) -> None:
    office.clock.moment = moment
    while run_due_work(office.platform):
        pass


def clock(office: Office, case_id: str, name: str) -> Clock:
    with office.platform.reading_unit() as unit:
        found = [row for row, _ in clocks_of(unit.session, builders.AREA, case_id) if row.name == name]
        return found[-1]


def told(office: Office) -> list[str]:
    with office.platform.reading_unit() as unit:
        return sorted(note.kind for note in unit.session.query(Notification))


def cooling(office: Office, days: int = 10) -> str:
    """A case that waits for its cooling-off clock."""
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    office.complete(item_id, {"days": days})
    return case_id


def test_a_warning_comes_a_working_day_before_and_lateness_at_the_end(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = office.ask().case_id
    assert clock(office, case_id, "errand_limit").due_on == date(2026, 5, 13)
    run_until(office, at(11))
    assert told(office) == []
    run_until(office, at(12))
    # The task is nobody's yet: everybody of its post is told.
    assert told(office) == ["clock_warning", "clock_warning"]
    run_until(office, at(13, 23))
    assert not clock(office, case_id, "errand_limit").late
    run_until(office, at(14))
    assert clock(office, case_id, "errand_limit").late
    assert told(office) == ["clock_overdue", "clock_overdue", "clock_warning", "clock_warning"]
    with office.platform.reading_unit() as unit:
        [line] = journal_lines(unit, builders.AREA, case_id, "clock_overdue")
        assert line["due"] == date(2026, 5, 13)


def test_after_a_long_sleep_only_the_lateness_is_told(sqlite_office: Office) -> None:
    sqlite_office.ask()
    run_until(sqlite_office, at(20))
    assert told(sqlite_office) == ["clock_overdue", "clock_overdue"]


def test_work_done_in_time_ends_its_clock_and_nobody_is_told(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = cooling(office)
    run_until(office, at(16))
    ended = clock(office, case_id, "errand_limit")
    assert (ended.state, ended.late, ended.ended_on) == ("ended", False, date(2026, 5, 7))
    assert told(office) == []


def test_work_done_late_is_marked_late(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = office.ask().case_id
    office.clock.moment = at(14)
    item_id = office.only_item(case_id)
    office.claim(item_id)
    office.complete(item_id, {"days": 1})
    assert clock(office, case_id, "errand_limit").late


def test_a_timer_waits_for_its_stopped_clock_and_moves_with_it(office: Office) -> None:
    case_id = cooling(office)
    assert clock(office, case_id, "cooling_off").due_on == date(2026, 5, 17)
    _act(office, case_id, at(9), "stop")
    assert _timer(office, case_id) == (None, NEVER)
    run_until(office, at(25))
    _act(office, case_id, at(25), "resume")
    due_at = end_of(date(2026, 6, 2))
    assert _timer(office, case_id) == (due_at, due_at)
    run_until(office, due_at)
    assert office.only_item(case_id, "close")
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def test_a_task_shows_the_moved_due_day_of_its_clock(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = office.ask().case_id
    with office.platform.unit() as unit:
        clocks = _clocks(unit, case_id)
        clocks.move(
            clocks.running("errand_limit", WHOLE_CASE), date(2026, 5, 7), date(2026, 5, 20), _ground()
        )
        clocks.save()
    with office.platform.reading_unit() as unit:
        item = unit.session.query(WorkItem).filter_by(case_id=case_id).one()
        assert item.due_at == end_of(date(2026, 5, 20))


def _act(office: Office, case_id: str, moment: datetime, act: str) -> None:
    office.clock.moment = moment
    with office.platform.unit() as unit:
        clocks = _clocks(unit, case_id)
        getattr(clocks, act)(clocks.running("cooling_off", WHOLE_CASE), moment.date(), _ground())
        clocks.save()


def _ground() -> Act:
    return Act(builders.MOMENT, "head", "材料待补", "办法第三条")


def _clocks(unit: UnitOfWork, case_id: str) -> CaseClocks:
    case = load_case(unit, builders.AREA, case_id)
    law = jurisdiction_of(unit, case.area_id, case.region)
    return CaseClocks(unit, case.area_id, case.id, lambda: law.calendar)


def _timer(office: Office, case_id: str) -> tuple[datetime | None, datetime]:
    """The due moments of the case's timer: of its row, and of its work."""
    with office.platform.reading_unit() as unit:
        wait = unit.session.query(Wait).filter_by(case_id=case_id).one()
        work = unit.session.query(DueWork).filter_by(case_id=case_id, kind="timer").one()
        return wait.due_at, work.due_at


def test_a_hard_period_that_ran_out_ends_on_its_last_day_and_is_not_late(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = cooling(office)
    run_until(office, at(20))
    ran_out = clock(office, case_id, "cooling_off")
    with office.platform.unit() as unit:
        clocks = _clocks(unit, case_id)
        clocks.end(clocks.running("cooling_off", WHOLE_CASE), date(2026, 5, 20), _ground())
        clocks.save()
    ended = clock(office, case_id, "cooling_off")
    assert ended.ended_on == ran_out.due_on == date(2026, 5, 17)
    assert (ended.state, ended.late) == ("ended", False)
