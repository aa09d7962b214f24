"""Days of the law and moments of the clock: everything a person may cite is in Asia/Shanghai."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def start_of(day: date) -> datetime:
    """00:00 of the day."""
    return datetime.combine(day, time.min, SHANGHAI)


def end_of(day: date, closes_at: time | None = None) -> datetime:
    """24:00 of the day, kept as the next midnight; or the office's closing time where an area has set one."""
    if closes_at is not None:
        return datetime.combine(day, closes_at, SHANGHAI)
    return start_of(day + timedelta(days=1))


def day_of(moment: datetime) -> date:
    """The day on which the moment lies in Shanghai. Raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(SHANGHAI).date()


def day_shown_for(due_moment: datetime) -> date:
    """The day to show for a stored end of period: midnight is the end of the day before it."""
    return day_of(due_moment - timedelta(microseconds=1))


def days_between(after: date, through: date) -> Iterator[date]:
    """The days after the first, up to and including the second; none if they are in the wrong order."""
    for offset in range(1, (through - after).days + 1):
        yield after + timedelta(days=offset)
