"""What holds for every period, stop and notice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.workcalendar.clock_reading import due, read, steps
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.counting import WorkCalendar, corresponding_day
from app.workcalendar.legal_clock import Act, ClockRecord, resume, start, stop
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import start_of
from app.workcalendar.notices import Holiday, YearNotice

CALENDAR = WorkCalendar()
ACT = Act(at=start_of(date(2026, 1, 1)), element="element")

days = st.dates(date(2025, 1, 1), date(2027, 6, 30))
lengths = st.one_of(
    st.builds(Length, st.integers(1, 40), st.just(Unit.WORKING_DAYS)),
    st.builds(Length, st.integers(1, 60), st.just(Unit.DAYS)),
    st.builds(Length, st.integers(1, 7), st.just(Unit.MONTHS)),
    st.builds(Length, st.just(1), st.just(Unit.YEARS)),
)
# Stops as (days after the start, days that it lasts).
stops = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=4)


def clock(started: date, length: Length, rolls: bool) -> ClockRecord:
    return start(ClockRule("clock", "期限", "key", ClockKind.HARD, rolls), started, length, ACT)


def stopped(record: ClockRecord, spans: list[tuple[int, int]]) -> ClockRecord:
    for cause, (after, lasting) in enumerate(spans):
        delivered = record.started_on + timedelta(days=after)
        record = stop(record, delivered, ACT, cause=str(cause))
        record = resume(record, delivered + timedelta(days=lasting), ACT, cause=str(cause))
    return record


def due_day(record: ClockRecord, calendar: WorkCalendar = CALENDAR) -> date:
    reached = due(record, calendar)
    assert reached is not None
    return reached.day


@given(days, lengths, st.booleans())
def test_a_later_start_is_never_due_earlier(started: date, length: Length, rolls: bool) -> None:
    one = CALENDAR.add(started, length, rolls).day
    assert one <= CALENDAR.add(started + timedelta(days=1), length, rolls).day


@given(days, st.integers(1, 40), st.sampled_from(Unit), st.booleans())
def test_a_longer_period_is_never_due_earlier(started: date, value: int, unit: Unit, rolls: bool) -> None:
    one = CALENDAR.add(started, Length(value, unit), rolls).day
    assert one <= CALENDAR.add(started, Length(value + 1, unit), rolls).day


@given(days, st.integers(1, 40))
def test_working_days_are_those_of_a_naive_count(started: date, count: int) -> None:
    reached = CALENDAR.add(started, Length(count, Unit.WORKING_DAYS)).day
    later = (started + timedelta(days=offset) for offset in range(1, 200))
    working = [day for day in later if CALENDAR.is_working_day(day)]
    assert reached == working[count - 1]


@given(days, lengths)
def test_a_period_that_rolls_ends_on_the_first_working_day_from_its_last(
    started: date, length: Length
) -> None:
    fixed, rolled = CALENDAR.add(started, length, rolls=False), CALENDAR.add(started, length, rolls=True)
    assert CALENDAR.is_working_day(rolled.day)
    assert CALENDAR.working_days_between(fixed.day - timedelta(days=1), rolled.day) == 1


@given(days, lengths, st.booleans())
def test_the_count_day_by_day_ends_on_the_due_day(started: date, length: Length, rolls: bool) -> None:
    counted = CALENDAR.steps(started, length, rolls)
    assert counted[-1].day.date == CALENDAR.add(started, length, rolls).day
    numbers = [step.number for step in counted if step.number]
    assert numbers == list(range(1, len(numbers) + 1))


@given(days, lengths, st.booleans(), stops)
def test_a_stop_never_brings_a_due_day_forward(
    started: date, length: Length, rolls: bool, spans: list[tuple[int, int]]
) -> None:
    record = clock(started, length, rolls)
    assert due_day(stopped(record, spans)) >= due_day(record)
    assert due_day(stopped(record, spans)) >= due_day(stopped(record, spans[1:]))


@given(days, lengths, st.booleans(), stops)
def test_overlapping_stops_count_once(
    started: date, length: Length, rolls: bool, spans: list[tuple[int, int]]
) -> None:
    record = clock(started, length, rolls)
    assert due_day(stopped(record, spans + spans)) == due_day(stopped(record, spans))
    assert due_day(stopped(record, spans[::-1])) == due_day(stopped(record, spans))


@given(days, st.integers(1, 60), stops)
def test_calendar_days_move_by_the_stopped_days_before_the_due_day(
    started: date, count: int, spans: list[tuple[int, int]]
) -> None:
    record = stopped(clock(started, Length(count, Unit.DAYS), rolls=False), spans)
    reached = due_day(record)
    covered = [step for step in steps(record, CALENDAR, started) if step.why and step.day.date != started]
    assert reached == corresponding_day(started, Length(count, Unit.DAYS)) + timedelta(days=len(covered))


@given(days, lengths, st.booleans(), stops, st.integers(0, 100))
def test_used_and_left_make_the_whole_until_the_clock_is_over(
    started: date, length: Length, rolls: bool, spans: list[tuple[int, int]], after: int
) -> None:
    record = stopped(clock(started, length, rolls), spans)
    seen = read(record, CALENDAR, start_of(started + timedelta(days=after)))
    assert seen.used + seen.left == max(seen.total, seen.used)
    assert seen.late or seen.used <= seen.total or seen.due.rolled


@given(days, lengths, st.booleans(), st.dates(date(2027, 1, 1), date(2027, 12, 20)), st.integers(0, 7))
def test_a_notice_moves_only_the_due_days_that_cross_its_year(
    started: date, length: Length, rolls: bool, first: date, more: int
) -> None:
    holiday = Holiday("节日", first, first + timedelta(days=more))
    entered = WorkCalendar([YearNotice(2027, "通知", "示例1号", date(2026, 12, 1), (holiday,))])
    before, after = CALENDAR.add(started, length, rolls), entered.add(started, length, rolls)
    if not before.provisional:
        assert (after.day, after.moment) == (before.day, before.moment)
    assert after.provisional <= before.provisional
