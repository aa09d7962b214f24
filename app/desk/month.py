"""A month of due days: weeks from Monday, every day with its kind and how many tasks end on it."""

from calendar import Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext, ngettext

from app.workcalendar.counting import WorkCalendar
from app.workcalendar.days import Day, DayKind

LETTERS = {DayKind.HOLIDAY: "节", DayKind.WEEKEND: "休", DayKind.MAKEUP: "班", DayKind.WORKDAY: ""}
_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True)
class DueDay:
    """One day of a month; `late` says that its tasks are overdue by now."""

    day: Day
    count: int
    is_today: bool
    late: bool

    @property
    def letter(self) -> str:
        """The kind of the day beside its colour; "" for a plain working day."""
        return LETTERS[self.day.kind]

    @property
    def words(self) -> str:
        """What a reader of the screen hears: 2026-05-08 工作日，3 项到期."""
        holiday = gettext(self.day.holiday) if self.day.holiday else ""
        kind = f"{holiday} {gettext(self.day.kind.label)}".strip()
        tasks = ngettext("%(num)d 项到期", "%(num)d 项到期", self.count) if self.count else gettext("无到期")
        return f"{self.day.date.isoformat()} {kind}{gettext('，')}{tasks}"


@dataclass(frozen=True)
class DueMonth:
    """A month as weeks; None stands for the days of other months."""

    first: date
    weeks: tuple[tuple[DueDay | None, ...], ...]

    @property
    def last(self) -> date:
        """The last day of the month."""
        return following(self.first) - timedelta(days=1)


def due_month(first: date, calendar: WorkCalendar, due: Iterable[date], today: date) -> DueMonth:
    """The month that begins with `first`; `due` has the last day of every task."""
    counts: dict[date, int] = {}
    for day in due:
        counts[day] = counts.get(day, 0) + 1
    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    shown = (tuple(_due_day(day, first, calendar, counts, today) for day in week) for week in weeks)
    return DueMonth(first, tuple(shown))


def _due_day(
    day: date, first: date, calendar: WorkCalendar, counts: Mapping[date, int], today: date
) -> DueDay | None:
    if day.month != first.month:
        return None
    return DueDay(calendar.kind_of(day), counts.get(day, 0), day == today, day < today)


def following(first: date) -> date:
    """The first day of the next month."""
    return (first + timedelta(days=31)).replace(day=1)


def preceding(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)
