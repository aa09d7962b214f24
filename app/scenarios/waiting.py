"""`wait:` as a moment: a length, a moment, or a clock's due date give or take a length."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from app.scenarios.faults import NotWellFormed
from app.scenarios.reader import read_moment
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.lengths import Length, Unit

LENGTH = re.compile(r"(\d+)\s+(minutes?|hours?|days?|working_days?|months?|years?)")
DUE = re.compile(r"until due (\w+)(?:\s*([+-])\s*(.+))?")
SHORT = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def wait_target(
    text: str, now: datetime, calendar: WorkCalendar, due_of: Callable[[str], datetime]
) -> datetime:
    """The legal moment at which the waiting ends. A length keeps the time of day."""
    if match := DUE.fullmatch(text):
        clock, sign, rest = match.groups()
        due = due_of(clock)
        return due if rest is None else _shift(due, rest, calendar, back=sign == "-")
    if text.startswith("until "):
        return read_moment(text.removeprefix("until ").strip())
    return _shift(now, text, calendar)


def _shift(start: datetime, text: str, calendar: WorkCalendar, *, back: bool = False) -> datetime:
    match = LENGTH.fullmatch(text.strip())
    if match is None:
        raise NotWellFormed(f"`{text}` is no length: write 5 working_days, 4 days, 3 months or 1 minute")
    count, unit = int(match[1]), match[2].removesuffix("s")
    if unit in SHORT:
        step = SHORT[unit] * count
        return start - step if back else start + step
    if back:
        if unit != "day":
            raise NotWellFormed(f"`- {text}`: only minutes, hours and days can be taken away")
        return start - timedelta(days=count)
    day = calendar.add(start.date(), Length(count, Unit(f"{unit}s")), rolls=False).day
    return start.replace(year=day.year, month=day.month, day=day.day)
