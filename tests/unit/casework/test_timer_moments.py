"""When a timer fires, and when the machine looks at a clock."""

from datetime import date, datetime, timedelta

import pytest

from app.casework.clocks.case_clocks import next_moment
from app.casework.clocks.timers import after, next_round
from app.engine.interface import Cycle
from app.feel.values import Duration, parse_duration
from app.workcalendar.clock_rules import ClockKind, ClockRule, EarlyWarning
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act, ClockRecord, start, stop
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI, start_of

NOW = datetime(2026, 1, 31, 15, 30, tzinfo=SHANGHAI)
ACT = Act(NOW, element="somewhere")


def length(text: str) -> Duration:
    found = parse_duration(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("duration", "moment"),
    [
        ("P5D", datetime(2026, 2, 5, 15, 30)),
        ("PT90M", datetime(2026, 1, 31, 17, 0)),
        ("P1M", datetime(2026, 2, 28, 15, 30)),
        ("P1Y", datetime(2027, 1, 31, 15, 30)),
        ("P0M", datetime(2026, 1, 31, 15, 30)),
    ],
)
def test_a_duration_ends_on_the_corresponding_day_or_the_months_last(duration: str, moment: datetime) -> None:
    assert after(NOW, length(duration)) == moment.replace(tzinfo=SHANGHAI)


def test_a_repeating_timer_counts_from_its_last_due_moment() -> None:
    assert next_round(Cycle(length("P1D")), NOW) == NOW + timedelta(days=1)


def clock(kind: ClockKind, warn: bool = True) -> ClockRecord:
    warnings = (EarlyWarning(before=Length(2, Unit.DAYS)),) if warn else ()
    rule = ClockRule("limit", "期限", Length(10, Unit.DAYS), kind, rolls=False, warnings=warnings)
    return start(rule, date(2026, 1, 31), Length(10, Unit.DAYS), ACT)


@pytest.mark.parametrize(
    ("kind", "after_day", "moment"),
    [
        (ClockKind.SOFT, date(2026, 2, 1), start_of(date(2026, 2, 8))),
        (ClockKind.SOFT, date(2026, 2, 9), start_of(date(2026, 2, 11))),
        (ClockKind.SOFT, date(2026, 2, 12), None),
        (ClockKind.HARD, date(2026, 2, 1), start_of(date(2026, 2, 8))),
        (ClockKind.HARD, date(2026, 2, 9), None),
    ],
)
def test_a_clock_is_looked_at_for_its_warnings_and_a_soft_one_at_its_end(
    kind: ClockKind, after_day: date, moment: datetime | None
) -> None:
    assert next_moment(clock(kind), WorkCalendar(), start_of(after_day)) == moment


def test_a_stopped_clock_is_not_looked_at() -> None:
    stopped = stop(clock(ClockKind.SOFT), date(2026, 2, 2), ACT)
    assert next_moment(stopped, WorkCalendar(), NOW) is None
