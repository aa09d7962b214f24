"""The yearly holiday notice (国务院办公厅关于X年部分节假日安排的通知) as an administrator enters it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.errors import NoticeRefused
from app.workcalendar.days import Day, DayKind, plain

# The holidays of 《全国年节及纪念日放假办法》 (as revised for 2025) that have a fixed date. The other four
# follow the lunar and solar calendars: an estimate knows nothing of them.
_FIXED = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


@dataclass(frozen=True)
class Holiday:
    """Days off in one block, first and last included."""

    name: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)


@dataclass(frozen=True)
class YearNotice:
    """A year's whole arrangement; a later `revision` replaces the earlier ones.

    It may name days of the year and of the December before it, as notices do for New Year's Day. Raises
    NoticeRefused where it contradicts itself.
    """

    year: int
    title: str
    number: str
    issued_on: date
    holidays: tuple[Holiday, ...]
    makeup_days: frozenset[date] = field(default_factory=frozenset)
    revision: int = 1

    def __post_init__(self) -> None:
        for reason in _faults(self):
            raise NoticeRefused(year=self.year, reason=reason)

    def day(self, day: date) -> Day | None:
        """The day, if the notice names it."""
        for holiday in self.holidays:
            if holiday.first <= day <= holiday.last:
                return Day(day, DayKind.HOLIDAY, holiday.name)
        if day in self.makeup_days:
            return Day(day, DayKind.MAKEUP)
        return None


def estimated_day(day: date) -> Day:
    """The day of a year without notice: weekends and the holidays of fixed date, marked provisional."""
    name = _FIXED.get((day.month, day.day))
    if name:
        return Day(day, DayKind.HOLIDAY, name, provisional=True)
    return plain(day, provisional=True)


def _faults(notice: YearNotice) -> Iterator[str]:
    for holiday in notice.holidays:
        if holiday.last < holiday.first:
            yield f"{holiday.name}的结束日早于开始日"
        elif (holiday.last - holiday.first).days > 30:
            yield f"{holiday.name}放假超过31天"
    named = [day for holiday in notice.holidays for day in (holiday.first, holiday.last)]
    for day in [*named, *sorted(notice.makeup_days)]:
        if day.year != notice.year and (day.year, day.month) != (notice.year - 1, 12):
            yield f"{day}不在该年度内"
    for day in sorted(notice.makeup_days):
        if day.weekday() < 5:
            yield f"调休上班日{day}不是周末"
        elif any(holiday.first <= day <= holiday.last for holiday in notice.holidays):
            yield f"{day}既是放假日又是调休上班日"
