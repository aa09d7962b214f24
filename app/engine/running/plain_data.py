"""Which data an instance may hold, and how it is written as JSON.

Text, true and false, null, whole and decimal numbers, dates, times, moments, both durations, lists, and
objects with text keys. JSON lacks some of them: they become an object with one key that starts with an
underscore, which no data may use.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.domain.errors import DataRefused, ReservedKey
from app.engine.running.limits import DATA_DEPTH
from app.feel.values import DayTimeDuration, YearMonthDuration

_ATOMS = frozenset({type(None), bool, int, date, time, datetime, YearMonthDuration, DayTimeDuration})
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_RESERVED = frozenset({"typename"})


def plain(value: object, depth: int = 0) -> object:
    """The value as data of our own: copied, lists as lists; raises DataRefused or ReservedKey."""
    kind = type(value)
    if kind is str:
        return _text(str(value))
    if kind in _ATOMS:
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise DataRefused(reason="数字不是有限数")
        return value
    if depth > DATA_DEPTH:
        raise DataRefused(reason=f"嵌套超过{DATA_DEPTH}层")
    if isinstance(value, Mapping):
        return {_key(key): plain(entry, depth + 1) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry, depth + 1) for entry in value]
    raise DataRefused(reason=f"不支持类型{kind.__name__}")


def plain_mapping(value: Mapping[str, object]) -> dict[str, object]:
    """The same for an object with names."""
    return {_key(key): plain(entry, 1) for key, entry in value.items()}


def _text(value: str) -> str:
    if _FORBIDDEN.search(value):
        raise DataRefused(reason="文本含有不允许的字符")
    return value


def _key(key: object) -> str:
    if type(key) is not str:
        raise DataRefused(reason="名称不是文本")
    if key.startswith("_") or key in _RESERVED or not key:
        raise ReservedKey(name=key)
    return _text(key)


def to_json(value: object) -> str:
    """Compact JSON of plain data."""
    return _ENCODER.encode(value)


def from_json(text: str) -> object:
    """Plain data from what `to_json` wrote."""
    return _DECODER.decode(text)


def _tagged(value: object) -> dict[str, object]:
    for kind, (tag, write) in _WRITERS.items():
        if isinstance(value, kind):
            return {tag: write(value)}
    raise DataRefused(reason=f"不支持类型{type(value).__name__}")


def _moment_text(moment: datetime) -> str:
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else ""
    return f"{moment.isoformat()}@{zone}" if zone else moment.isoformat()


def _moment(text: str) -> datetime:
    written, _, zone = text.partition("@")
    moment = datetime.fromisoformat(written)
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


def _untagged(value: dict[str, object]) -> object:
    if len(value) == 1:
        ((tag, written),) = value.items()
        if tag in _READERS:
            return _READERS[tag](written)
    return value


# datetime before date: every moment is also a date to Python.
_WRITERS: dict[type, tuple[str, Callable[..., object]]] = {
    Decimal: ("_n", str),
    datetime: ("_m", _moment_text),
    date: ("_d", date.isoformat),
    time: ("_t", time.isoformat),
    YearMonthDuration: ("_ym", lambda length: length.months),
    DayTimeDuration: ("_dt", lambda length: length.nanoseconds),
}
_READERS: dict[str, Callable[..., object]] = {
    "_n": Decimal,
    "_m": _moment,
    "_d": date.fromisoformat,
    "_t": time.fromisoformat,
    "_ym": YearMonthDuration,
    "_dt": DayTimeDuration,
}

# Made once: json.dumps and json.loads would make them anew at every call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tagged, allow_nan=False)
_DECODER = json.JSONDecoder(object_hook=_untagged)
