"""A year at a glance: twelve months of weeks, every day with its kind, and on what the year rests."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from app.storage.records import YearNotice
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.days import Day, DayKind

LETTERS = {DayKind.HOLIDAY: "节", DayKind.WEEKEND: "休", DayKind.MAKEUP: "班", DayKind.WORKDAY: ""}
_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True)
class DayView:
    """One day of a month; `letter` says its kind beside the colour, `is_changed` that a preview alters it."""

    day: Day
    is_today: bool
    is_changed: bool

    @property
    def number(self) -> int:
        return self.day.date.day

    @property
    def letter(self) -> str:
        return LETTERS[self.day.kind]

    @property
    def words(self) -> str:
        """What a reader of the screen hears: 2027-02-05 春节, 节假日."""
        named = gettext(self.day.holiday) if self.day.holiday else ""
        return f"{self.day.date.isoformat()} {named} {gettext(self.day.kind.label)}".replace("  ", " ")


@dataclass(frozen=True)
class MonthView:
    """A month as weeks from Monday; None stands for the days of other months."""

    number: int
    weeks: tuple[tuple[DayView | None, ...], ...]

    @property
    def working_days(self) -> int:
        """How many days of the month are working days."""
        return sum(day is not None and day.day.is_working for week in self.weeks for day in week)


@dataclass(frozen=True)
class YearView:
    """`notice` is the one entered here on which the year rests, if there is one."""

    year: int
    months: tuple[MonthView, ...]
    notice: YearNotice | None

    @property
    def is_provisional(self) -> bool:
        """Whether the year rests on an estimate."""
        return any(
            day is not None and day.day.provisional
            for month in self.months
            for week in month.weeks
            for day in week
        )

    @property
    def working_days(self) -> int:
        return sum(month.working_days for month in self.months)


def year_view(
    year: int,
    calendar: WorkCalendar,
    notices: Sequence[YearNotice],
    today: date,
    changed: frozenset[date] = frozenset(),
) -> YearView:
    """The year as the calendar counts it; `notices` are the rows entered, the latest revision first."""

    def view(day: date, month: int) -> DayView | None:
        if day.month != month:
            return None
        return DayView(calendar.kind_of(day), day == today, day in changed)

    months = tuple(
        MonthView(
            month,
            tuple(tuple(view(day, month) for day in week) for week in _WEEKS.monthdatescalendar(year, month)),
        )
        for month in range(1, 13)
    )
    return YearView(year, months, next((notice for notice in notices if notice.year == year), None))
