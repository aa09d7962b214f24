"""What can be asked of a moment, a duration or a range by a path (DMN 1.5, table 65)."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from app.feel.arithmetic import duration_from
from app.feel.scope import MISSING
from app.feel.temporal import zone_offset, zone_text
from app.feel.values import DAY, NANOS, DayTimeDuration, Range, YearMonthDuration

_DATE: dict[str, Callable[[date], object]] = {
    "year": lambda day: Decimal(day.year),
    "month": lambda day: Decimal(day.month),
    "day": lambda day: Decimal(day.day),
    "weekday": lambda day: Decimal(day.isoweekday()),
}


def _offset(moment: time) -> object:
    offset = zone_offset(moment)
    return None if offset is None else duration_from(offset)


def _zone(moment: time) -> object:
    text = zone_text(moment.tzinfo, zone_offset(moment))
    return text[1:] if text.startswith("@") else None


_CLOCK: dict[str, Callable[[time], object]] = {
    "hour": lambda moment: Decimal(moment.hour),
    "minute": lambda moment: Decimal(moment.minute),
    "second": lambda moment: Decimal(moment.second),
    "time offset": _offset,
    "timezone": _zone,
}


def _signed(part: int, whole: int) -> Decimal:
    return Decimal(-part if whole < 0 else part)


_DAYS: dict[str, Callable[[DayTimeDuration], object]] = {
    "days": lambda length: _signed(abs(length.nanoseconds) // DAY, length.nanoseconds),
    "hours": lambda length: _signed(abs(length.nanoseconds) % DAY // (3600 * NANOS), length.nanoseconds),
    "minutes": lambda length: _signed(abs(length.nanoseconds) // (60 * NANOS) % 60, length.nanoseconds),
    "seconds": lambda length: _signed(abs(length.nanoseconds) // NANOS % 60, length.nanoseconds),
}
_MONTHS: dict[str, Callable[[YearMonthDuration], object]] = {
    "years": lambda length: _signed(abs(length.months) // 12, length.months),
    "months": lambda length: _signed(abs(length.months) % 12, length.months),
}
_RANGE: dict[str, Callable[[Range], object]] = {
    "start": lambda interval: interval.start,
    "end": lambda interval: interval.end,
    "start included": lambda interval: interval.start_included,
    "end included": lambda interval: interval.end_included,
}
_PROPERTIES: dict[type, dict[str, Callable[..., object]]] = {
    date: {**_DATE},
    datetime: {**_DATE, **_CLOCK},
    time: {**_CLOCK},
    DayTimeDuration: {**_DAYS},
    YearMonthDuration: {**_MONTHS},
    Range: {**_RANGE},
}


def property_of(value: object, name: str) -> object:
    """The property of a value, MISSING where its kind has none of that name."""
    read = _PROPERTIES.get(type(value), {}).get(name)
    return MISSING if read is None else read(value)
