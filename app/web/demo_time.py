"""Moving the demo's legal clock: what falls due on the way is done at its own moment, in order."""

from datetime import datetime, time, timedelta

from app.bootstrap import Platform
from app.casework.run_due_work import run_due_work
from app.scenarios.queries import next_due
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import day_of, start_of

MORNING = time(9)
FARTHEST = timedelta(days=800)
MOST_STEPS = 500


def next_working_day(platform: Platform, area_id: str) -> datetime:
    """Nine o'clock on the next working day of the area."""
    with platform.reading_unit() as unit:
        today = day_of(unit.moment)
        day = platform.calendar(unit, area_id).add(today, Length(1, Unit.WORKING_DAYS), False).day
        return start_of(day).replace(hour=MORNING.hour)


def next_deadline(platform: Platform) -> datetime | None:
    """When something next falls due by itself; None where nothing waits."""
    with platform.reading_unit() as unit:
        return next_due(unit, unit.moment + FARTHEST)


def travel(platform: Platform, target: datetime) -> int:
    """Moves the legal clock to `target`; how many pieces of work were done on the way."""
    done = 0
    for _ in range(MOST_STEPS):
        with platform.reading_unit() as unit:
            due = next_due(unit, target)
        if due is None:
            break
        _move_to(platform, due)
        ran = run_due_work(platform)
        if not ran:
            break
        done += ran
    _move_to(platform, target)
    return done


def _move_to(platform: Platform, moment: datetime) -> None:
    with platform.unit() as unit:
        if moment > unit.moment:
            platform.legal_clock.move_to(moment, unit.machine_moment, unit.session)
