"""Plain values as JSON text and back: numbers stay exact, dates and durations keep their type.

What JSON lacks is written as {"$": kind, "v": text}. A mapping that has the key "$" itself is kept as pairs.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.feel.values import DayTimeDuration, YearMonthDuration, parse_duration

_TAG, _VALUE = "$", "v"

# Order matters: a datetime is a date too.
_KINDS: tuple[tuple[type, str, Callable[[Any], str]], ...] = (
    (Decimal, "number", str),
    (datetime, "moment", datetime.isoformat),
    (date, "date", date.isoformat),
    (time, "time", time.isoformat),
    (YearMonthDuration, "duration", str),
    (DayTimeDuration, "duration", str),
)


def _duration(text: str) -> YearMonthDuration | DayTimeDuration:
    value = parse_duration(text)
    if value is None:
        raise ValueError(f"{text!r} is no duration")
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "number": Decimal,
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "duration": _duration,
    "map": dict,
}


def to_text(value: object) -> str:
    """The value as JSON. Raises TypeError for what is not plain: floats, objects, keys that are not text."""
    return _ENCODER.encode(_plain(value))


def from_text(text: str) -> Any:
    """The value that `to_text` wrote; lists come back as lists."""
    return _DECODER.decode(text)


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    for kind, name, write in _KINDS:
        if isinstance(value, kind):
            return {_TAG: name, _VALUE: write(value)}
    raise TypeError(f"{type(value).__name__} is not plain data")


def _plain_mapping(value: Mapping[Any, Any]) -> object:
    if any(not isinstance(key, str) for key in value):
        raise TypeError("a key of plain data is text")
    if _TAG in value:
        return {_TAG: "map", _VALUE: [[key, _plain(item)] for key, item in value.items()]}
    return {key: _plain(item) for key, item in value.items()}


def _typed(found: dict[str, Any]) -> Any:
    return _READERS[found[_TAG]](found[_VALUE]) if _TAG in found else found


# Made once: json.dumps and json.loads would make them anew at every call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_DECODER = json.JSONDecoder(object_hook=_typed)
