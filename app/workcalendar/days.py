"""What a day is to the law: working day, weekend, holiday, make-up working day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """The four kinds of day; `label` is the word for a screen."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DayKind.WORKDAY: "工作日",
    DayKind.WEEKEND: "周末",
    DayKind.HOLIDAY: "节假日",
    DayKind.MAKEUP: "调休工作日",
}


@dataclass(frozen=True)
class Day:
    """One day; `provisional` where it rests on an estimate because its year's notice is not known."""

    date: date
    kind: DayKind
    holiday: str | None = None
    provisional: bool = False

    @property
    def is_working(self) -> bool:
        return self.kind in (DayKind.WORKDAY, DayKind.MAKEUP)

    @property
    def weekday(self) -> str:
        return "星期" + "一二三四五六日"[self.date.weekday()]


def plain(day: date, *, provisional: bool = False) -> Day:
    """The day as its weekday alone says."""
    kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
    return Day(day, kind, provisional=provisional)
