"""Dates, times, date-times: reading, printing, equality (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.6).

Python's own types carry them: years 1 to 9999, microseconds. Finer fractions are cut off.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from app.feel.values import Duration, parse_duration

_DATE = r"(\d{4,9})-(\d\d)-(\d\d)"
_TIME = r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,18}))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][A-Za-z0-9_+/-]{0,63})?"
_DATE_ONLY = re.compile(_DATE, re.ASCII)
_TIME_ONLY = re.compile(_TIME, re.ASCII)
_DATE_TIME = re.compile(_DATE + "T" + _TIME, re.ASCII)
_ZONES: dict[str, ZoneInfo] = {}


def zone_from_text(text: str | None) -> tzinfo | None:
    """`Z`, `+08:00` or `@Asia/Shanghai`; raises ValueError where there is no such zone."""
    if text is None:
        return None
    if text[0] == "@":
        return _named_zone(text[1:])
    if text == "Z":
        return UTC
    hours, minutes, seconds = (int(part) for part in [*text[1:].split(":"), "0"][:3])
    if hours > 18 or minutes > 59 or seconds > 59 or (hours == 18 and (minutes or seconds)):
        raise ValueError(text)
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(-length if text[0] == "-" else length)


def _named_zone(name: str) -> tzinfo:
    if name not in _ZONES:
        try:
            _ZONES[name] = ZoneInfo(name)
        except (OSError, ValueError, KeyError) as error:
            raise ValueError(name) from error
    return _ZONES[name]


def parse_date(text: str) -> date | None:
    """A date from `2026-03-01`; None where the text is no date."""
    found = _DATE_ONLY.fullmatch(text)
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None


def _time_from(parts: tuple[str | None, ...]) -> time:
    hour, minute, second, fraction, zone = parts
    micros = int((fraction or "0")[:6].ljust(6, "0"))
    return time(int(hour or 0), int(minute or 0), int(second or 0), micros, zone_from_text(zone))


def parse_time(text: str) -> time | None:
    """A time from `08:30:00`, with `Z`, `+08:00` or `@Asia/Shanghai` behind it if zoned; None otherwise."""
    found = _TIME_ONLY.fullmatch(text)
    if not found:
        return None
    try:
        return _time_from(found.groups())
    except ValueError:
        return None


def parse_date_and_time(text: str) -> datetime | None:
    """A date and time from `2026-03-01T08:30:00`, zoned like a time; None where the text is none."""
    found = _DATE_TIME.fullmatch(text)
    if not found:
        return None
    parts = found.groups()
    try:
        day = date(*(int(part) for part in parts[:3]))
        return datetime.combine(day, _time_from(parts[3:]))
    except (ValueError, OverflowError):
        return None


Temporal = date | time | datetime | Duration


def read_temporal_literal(text: str) -> Temporal | None:
    """What a bare text such as `P5D`, `2026-03-01` or `08:00:00+08:00` stands for; None otherwise."""
    stripped = text.strip()
    return (
        parse_date(stripped)
        or parse_date_and_time(stripped)
        or _first_given(parse_time(stripped), parse_duration(stripped))
    )


def _first_given(*values: Temporal | None) -> Temporal | None:
    return next((value for value in values if value is not None), None)


def zone_text(zone: tzinfo | None, offset: timedelta | None) -> str:
    """How a zone is written behind a time."""
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo):
        return f"@{zone.key}"
    seconds = int((offset or timedelta()).total_seconds())
    if seconds == 0:
        return "Z"
    sign, seconds = ("-" if seconds < 0 else "+"), abs(seconds)
    rest = f":{seconds % 60:02d}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}{rest}"


def _clock_text(moment: time | datetime) -> str:
    fraction = f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else ""
    return f"{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}{fraction}"


def text_from_temporal(value: date | time) -> str:
    """A date, time or date-time as FEEL prints it."""
    if isinstance(value, datetime):
        zone = zone_text(value.tzinfo, value.utcoffset())
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}T{_clock_text(value)}{zone}"
    if isinstance(value, time):
        return _clock_text(value) + zone_text(value.tzinfo, value.utcoffset())
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def same_zone(a: time | datetime, b: time | datetime) -> bool:
    """Whether two moments name the same zone: by name where named, by offset otherwise."""
    first, second = a.tzinfo, b.tzinfo
    if first is None or second is None:
        return first is second
    if isinstance(first, ZoneInfo) or isinstance(second, ZoneInfo):
        return isinstance(first, ZoneInfo) and isinstance(second, ZoneInfo) and first.key == second.key
    return a.utcoffset() == b.utcoffset()


def seconds_of_day(value: time) -> int:
    """Microseconds since midnight, moved to UTC where the time has a fixed offset."""
    local = ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond
    offset = zone_offset(value)
    return local if offset is None else local - int(offset.total_seconds()) * 1_000_000


def zone_offset(value: time | datetime) -> timedelta | None:
    """The offset from UTC. A time in a named zone is read on 1 January 1970, for it has no day."""
    if isinstance(value, time) and isinstance(value.tzinfo, ZoneInfo):
        return datetime.combine(date(1970, 1, 1), value).utcoffset()
    return value.utcoffset()
