"""Reading a clock: when it is due, how much is used, when to warn. All from the ledger and the calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count

from app.workcalendar.clock_rules import EarlyWarning
from app.workcalendar.counting import (
    CountedDay,
    Due,
    Stopped,
    Uncounted,
    WorkCalendar,
    corresponding_day,
    never_stopped,
)
from app.workcalendar.legal_clock import ClockRecord, Stop
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import day_of, days_between, start_of


class ClockState(StrEnum):
    RUNNING = "running"
    STOPPED = "stopped"
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True)
class Reading:
    """A clock at a moment.

    While the clock is stopped, `due` is what it would be if the clock went on tomorrow. `used` counts today,
    and may exceed `total`; both are in `unit`: working days, or calendar days for days, months and years.
    `overdue_days` are calendar days; `late` is true of an ended clock that ended after its due moment.
    """

    state: ClockState
    due: Due
    unit: Unit
    used: int
    total: int
    stopped_days: int
    overdue_days: int
    late: bool

    @property
    def left(self) -> int:
        return max(self.total - self.used, 0)


def due(record: ClockRecord, calendar: WorkCalendar) -> Due | None:
    """The due day and moment, or None while a stop keeps it open."""
    reached = _count(record, calendar, tuple(stop for stop in record.stops() if stop.received))
    return None if any(stop.delivered < reached.day for stop in record.open_stops) else reached


def read(record: ClockRecord, calendar: WorkCalendar, now: datetime) -> Reading:
    """The clock as it stands at `now`; an ended clock as it stood when it ended."""
    today = min(day_of(now), record.ended_on or date.max)
    stops = _closed(record.stops(), today)
    reached = _count(record, calendar, stops)
    late = today > reached.day or (record.ended_on is None and now >= reached.moment)
    unit, total = _measure(record, calendar, today)
    return Reading(
        state=_state(record, calendar, late),
        due=reached,
        unit=unit,
        used=_used(record, calendar, today, stops),
        total=total,
        stopped_days=_stopped_days(record, today, stops),
        overdue_days=max((today - reached.day).days, 0),
        late=late,
    )


def steps(record: ClockRecord, calendar: WorkCalendar, today: date) -> list[CountedDay]:
    """The count day by day; an open stop is taken to last through `today`."""
    length, rolls = _period(record)
    counted = calendar.steps(record.started_on, length, rolls, _covering(_closed(record.stops(), today)))
    return _by_working_days(counted) if _counts_on(record) else counted


def _counts_on(record: ClockRecord) -> bool:
    """Whether a decision has set the due day of a clock of working days: these are counted on up to it."""
    decided = record.due_set is not None and record.due_set.due is not None
    return decided and record.limit is not None and record.limit.unit is Unit.WORKING_DAYS


def _by_working_days(counted: list[CountedDay]) -> list[CountedDay]:
    """The same days, of which only the working days have a number."""
    numbers = count(1)
    return [
        step
        if step.number is None
        else replace(step, number=next(numbers))
        if step.day.is_working
        else replace(step, number=None, why=Uncounted.REST_DAY)
        for step in counted
    ]


def warning_moments(record: ClockRecord, calendar: WorkCalendar) -> list[tuple[EarlyWarning, datetime]]:
    """When to warn, in order of time: 00:00 of the day. None while the clock is stopped or after its end."""
    reached = due(record, calendar)
    if reached is None or record.ended_on:
        return []
    days = [(each, _warning_day(each, record, calendar, reached)) for each in record.rule.warnings]
    return sorted(
        ((each, start_of(day)) for each, day in days if day > record.started_on), key=lambda pair: pair[1]
    )


def _warning_day(warning: EarlyWarning, record: ClockRecord, calendar: WorkCalendar, reached: Due) -> date:
    if warning.before is None:
        number = -(-_measure(record, calendar, reached.day)[1] * (warning.used_percent or 100) // 100)
        return next(s.day.date for s in steps(record, calendar, reached.day) if s.number == max(number, 1))
    if warning.before.unit is Unit.WORKING_DAYS:
        return calendar.working_days_before(reached.day, warning.before.value)
    return reached.day - timedelta(days=warning.before.value)


def _period(record: ClockRecord) -> tuple[Length, bool]:
    """The length to count from the start, and whether its last day rolls.

    A due day set by a person becomes the calendar days up to it that were not stopped when it was set; it
    rolls only if a later stop takes it away from the day that the person chose.
    """
    setting = record.due_set
    if setting is None or setting.due is None:
        return record.limit_stated, record.rule.rolls
    known = record.stops(before=setting)
    counted = (setting.due - record.started_on).days - _stopped_days(record, setting.due, known)
    later = _closed(record.stops()[len(known) :], setting.due)
    shifted = any(stop.delivered < setting.due and stop.received != stop.delivered for stop in later)
    return Length(counted, Unit.DAYS), record.rule.rolls and shifted


def _measure(record: ClockRecord, calendar: WorkCalendar, today: date) -> tuple[Unit, int]:
    if _counts_on(record):
        return Unit.WORKING_DAYS, sum(step.number is not None for step in steps(record, calendar, today))
    length, _ = _period(record)
    if length.unit is Unit.WORKING_DAYS:
        return length.unit, length.value
    return Unit.DAYS, (corresponding_day(record.started_on, length) - record.started_on).days


def _count(record: ClockRecord, calendar: WorkCalendar, stops: tuple[Stop, ...]) -> Due:
    length, rolls = _period(record)
    return calendar.add(record.started_on, length, rolls, _covering(stops))


def _state(record: ClockRecord, calendar: WorkCalendar, late: bool) -> ClockState:
    if record.ended_on:
        return ClockState.ENDED
    if late:
        return ClockState.OVERDUE
    return ClockState.STOPPED if due(record, calendar) is None else ClockState.RUNNING


def _used(record: ClockRecord, calendar: WorkCalendar, today: date, stops: tuple[Stop, ...]) -> int:
    stopped = _covering(stops)
    running = [day for day in days_between(record.started_on, today) if not stopped(day)]
    if _measure(record, calendar, today)[0] is Unit.WORKING_DAYS:
        return sum(calendar.is_working_day(day) for day in running)
    return len(running)


def _stopped_days(record: ClockRecord, through: date, stops: tuple[Stop, ...]) -> int:
    stopped = _covering(stops)
    return sum(stopped(day) for day in days_between(record.started_on, through))


def _closed(stops: tuple[Stop, ...], today: date) -> tuple[Stop, ...]:
    """The stops with the open ones taken to last through today."""
    return tuple(
        stop if stop.received else replace(stop, received=max(today, stop.delivered)) for stop in stops
    )


def _covering(stops: tuple[Stop, ...]) -> Stopped:
    if not stops:
        return never_stopped
    return lambda day: any(stop.covers(day) for stop in stops)
