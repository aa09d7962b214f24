"""Dates, and moments in the legal time of Asia/Shanghai."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from app.forms.fields.base import Field, FieldContext, Option, Unreadable, common
from app.forms.fields.bounds import Bounds, read_bounds
from app.forms.part import Part
from app.workcalendar.moments import SHANGHAI

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1850, 2199

Day = TypeVar("Day", bound=date)


@dataclass(frozen=True, kw_only=True)
class DateField(Field, Bounds):
    """A day. Its limits are expressions that give a day or a moment."""

    beneath = "不能早于{limit}。"
    beyond = "不能晚于{limit}。"

    def parse(self, raw: object, around: FieldContext) -> date | None:
        """The day from `2026-05-06`, or from a moment its day in Shanghai."""
        if raw is None or raw == "":
            return None
        if isinstance(raw, datetime):
            return within_years(_local(raw)).date()
        if isinstance(raw, date):
            return within_years(raw)
        text = raw.strip() if isinstance(raw, str) else "?"
        if not text:
            return None
        try:
            day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            raise Unreadable("not_a_date", "请填写存在的日期，如 2026-05-06。")
        return within_years(day)

    def to_text(self, value: object) -> str:
        """`2026-05-06`."""
        return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """`2026年5月6日`."""
        if not isinstance(value, date):
            return self.to_text(value)
        return f"{value.year}年{value.month}月{value.day}日"


@dataclass(frozen=True, kw_only=True)
class MomentField(Field, Bounds):
    """A moment, aware, in Asia/Shanghai. Its limits are expressions that give a moment or a day."""

    beneath = "不能早于{limit}。"
    beyond = "不能晚于{limit}。"

    def parse(self, raw: object, around: FieldContext) -> datetime | None:
        """The moment; without an offset it is wall time in Shanghai."""
        if raw is None or raw == "":
            return None
        if isinstance(raw, datetime):
            return within_years(_local(raw))
        text = raw.strip() if isinstance(raw, str) else "?"
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        except ValueError:
            moment = None
        if moment is None:
            raise Unreadable("not_a_moment", "请填写日期和时间，如 2026-05-06 09:30。")
        return within_years(_local(moment))

    def to_text(self, value: object) -> str:
        """`2026-05-06T09:30`, with seconds only where there are some."""
        if not isinstance(value, datetime):
            return "" if value is None else str(value)
        wall = _local(value).replace(tzinfo=None)
        whole_minute = not wall.second and not wall.microsecond
        return wall.isoformat(timespec="minutes" if whole_minute else "auto")

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """`2026年5月6日 09:30`."""
        if not isinstance(value, datetime):
            return self.to_text(value)
        wall = _local(value)
        return f"{wall.year}年{wall.month}月{wall.day}日 {wall:%H:%M}"


def _local(moment: datetime) -> datetime:
    """The same moment in Shanghai; a year at the edge of the calendar is refused before it overflows."""
    within_years(moment)
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)


def within_years(day: Day) -> Day:
    """The day or moment itself; refuses years that nobody living can mean."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        sentence = "年份应在{first}年至{last}年之间。"
        raise Unreadable("not_a_date", sentence, first=_FIRST_YEAR, last=_LAST_YEAR)
    return day


def read_datetime(part: Part, properties: Part, validate: Part) -> Field:
    """A `datetime` with subtype `date` or `datetime`."""
    part.ignore("timeSerializingFormat", "timeInterval", "use24h", "disallowPassedDates")
    subtype, date_label, time_label = part.text("subtype"), part.text("dateLabel"), part.text("timeLabel")
    kinds: dict[str, type[DateField] | type[MomentField]] = {"date": DateField, "datetime": MomentField}
    if subtype not in kinds:
        part.problem(f"不支持日期子类型“{subtype}”，请用 date 或 datetime")
    attributes = common(part, properties, validate)
    attributes["label"] = attributes["label"] or date_label or time_label
    return kinds.get(subtype, DateField)(**attributes, **read_bounds(validate, properties))
