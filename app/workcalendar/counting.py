"""Counting periods as the Civil Code does (民法典 Arts. 200-204).

The first day is not counted; months and years end on the corresponding day, or the month's last; a last day
that is a rest day moves to the next working day where the limit rolls. A period ends at 24:00 of that day.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.workcalendar.days import Day, plain
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import days_between, end_of
from app.workcalendar.notices import YearNotice, estimated_day
from app.workcalendar.published_years import published_day

_ONE = timedelta(days=1)


class Uncounted(StrEnum):
    """Why a day within a period has no number."""

    FIRST_DAY = "first_day"
    REST_DAY = "rest_day"
    STOPPED = "stopped"
    ROLLED_OVER = "rolled_over"


@dataclass(frozen=True)
class CountedDay:
    """One day of a count: its number, or why it has none. A due day reached by rolling has neither."""

    day: Day
    number: int | None = None
    why: Uncounted | None = None


@dataclass(frozen=True)
class Due:
    """The last day of a period and the moment at which it is over."""

    day: date
    moment: datetime
    provisional: bool = False
    rolled: bool = False


Stopped = Callable[[date], bool]


def never_stopped(_day: date) -> bool:
    """The stop of a period that runs through."""
    return False


class WorkCalendar:
    """Working days by the yearly notices: those entered here, then the published ones, then an estimate."""

    def __init__(self, notices: Iterable[YearNotice] = (), *, closes_at: time | None = None) -> None:
        self._notices: dict[int, YearNotice] = {}
        for notice in sorted(notices, key=lambda each: each.revision):
            self._notices[notice.year] = notice
        self._closes_at = closes_at

    def kind_of(self, day: date) -> Day:
        """The day's kind, holiday name and whether it is only estimated."""
        own = self._notices.get(day.year)
        following = self._notices.get(day.year + 1)
        named = (own and own.day(day)) or (following and following.day(day))
        if named:
            return named
        if own:
            return plain(day)
        return published_day(day) or estimated_day(day)

    def is_working_day(self, day: date) -> bool:
        return self.kind_of(day).is_working

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        day += _ONE
        while not self.is_working_day(day):
            day += _ONE
        return day

    def working_days_between(self, after: date, through: date) -> int:
        """How many working days lie after the first day, up to and including the second."""
        return sum(map(self.is_working_day, days_between(after, through)))

    def working_days_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before `day`."""
        while count:
            day -= _ONE
            count -= self.is_working_day(day)
        return day

    def first_working_days_of_month(self, year: int, month: int, count: int) -> tuple[date, ...]:
        """The month's first working days, as for the claims of GS-34.1a. Fewer where the month has fewer."""
        days = (date(year, month, number + 1) for number in range(monthrange(year, month)[1]))
        return tuple(day for day in days if self.is_working_day(day))[:count]

    def add(self, start: date, length: Length, rolls: bool = True, stopped: Stopped = never_stopped) -> Due:
        """The due day of a period whose event was on `start`. No stopped day counts or is a due day."""
        if stopped is never_stopped and length.unit is not Unit.WORKING_DAYS:
            counted = [CountedDay(self.kind_of(corresponding_day(start, length)), 1)]
        else:
            counted = self._count(start, length, stopped)
        extra = self._roll(counted[-1].day.date, stopped) if rolls else []
        by_notice = counted if length.unit is Unit.WORKING_DAYS else counted[-1:] if rolls else []
        day = (extra or counted)[-1].day.date
        provisional = any(step.day.provisional for step in [*by_notice, *extra])
        return Due(day, end_of(day, self._closes_at), provisional, rolled=bool(extra))

    def steps(
        self, start: date, length: Length, rolls: bool = True, stopped: Stopped = never_stopped
    ) -> list[CountedDay]:
        """The same count day by day, from the day of the event to the due day."""
        counted = self._count(start, length, stopped)
        first = CountedDay(self.kind_of(start), why=Uncounted.FIRST_DAY)
        return [first, *counted, *(self._roll(counted[-1].day.date, stopped) if rolls else [])]

    def _count(self, start: date, length: Length, stopped: Stopped) -> list[CountedDay]:
        by_working_days = length.unit is Unit.WORKING_DAYS
        total = length.value if by_working_days else (corresponding_day(start, length) - start).days
        steps: list[CountedDay] = []
        number, day = 0, start
        while number < total:
            day += _ONE
            why = self._uncounted(day, by_working_days, stopped)
            number += why is None
            steps.append(CountedDay(self.kind_of(day), None if why else number, why))
        return steps

    def _uncounted(self, day: date, by_working_days: bool, stopped: Stopped) -> Uncounted | None:
        if by_working_days and not self.is_working_day(day):
            return Uncounted.REST_DAY
        return Uncounted.STOPPED if stopped(day) else None

    def _roll(self, last: date, stopped: Stopped) -> list[CountedDay]:
        """The days that follow a last day which is a rest day, up to the next working day."""
        steps: list[CountedDay] = []
        day = last
        while not self.is_working_day(day) or stopped(day):
            day += _ONE
            why = Uncounted.STOPPED if stopped(day) else Uncounted.ROLLED_OVER
            due = self.is_working_day(day) and not stopped(day)
            steps.append(CountedDay(self.kind_of(day), why=None if due else why))
        return steps


def corresponding_day(start: date, length: Length) -> date:
    """The day that ends a period of days, months or years: the same day number, or the month's last day."""
    if length.unit is Unit.DAYS:
        return start + timedelta(days=length.value)
    months = length.value * (12 if length.unit is Unit.YEARS else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def term_end(first: date, length: Length) -> date:
    """The last day of a term that includes its first day, such as an agreement's; it never rolls.

    Two years from 2026-04-28 end on 2028-04-27 (GS-58).
    """
    end = corresponding_day(first, length)
    return end - _ONE if end.day == first.day or length.unit is Unit.DAYS else end
