"""Equality and order between values (DMN 1.5, tables 53 and 54). None says: not comparable."""

from datetime import date, datetime, time
from decimal import Decimal

from app.feel.meter import spend
from app.feel.temporal import same_zone, seconds_of_day
from app.feel.values import DayTimeDuration, Range, YearMonthDuration

_PLAIN = (Decimal, str, date, YearMonthDuration, DayTimeDuration)
_PLAIN_KINDS = frozenset(_PLAIN)
_EQUAL_KINDS = frozenset((*_PLAIN, bool))


def equal(a: object, b: object) -> bool | None:
    """Whether two values are the same; None where they are of different kinds, null aside."""
    kind = type(a)
    if a is None or b is None:
        return a is b
    if kind is not type(b):
        return None
    if kind in _EQUAL_KINDS:
        return a == b
    if isinstance(a, datetime) and isinstance(b, datetime):
        return same_zone(a, b) and a.replace(tzinfo=None) == b.replace(tzinfo=None)
    if isinstance(a, time) and isinstance(b, time):
        return same_zone(a, b) and a.replace(tzinfo=None) == b.replace(tzinfo=None)
    return _equal_composites(a, b)


def _equal_composites(a: object, b: object) -> bool | None:
    # Lists may hold one another many times over: what is compared is counted.
    spend()
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(equal(x, y) is True for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(equal(value, b[key]) is True for key, value in a.items())
    if isinstance(a, Range) and isinstance(b, Range):
        return (
            a.sign == b.sign
            and a.start_included == b.start_included
            and a.end_included == b.end_included
            and equal(a.start, b.start) is True
            and equal(a.end, b.end) is True
        )
    return None


def less(a: object, b: object) -> bool | None:
    """Whether a comes before b; None where the two have no order."""
    kind = type(a)
    if kind is not type(b):
        return None
    if kind in _PLAIN_KINDS:
        return bool(a < b)  # type: ignore[operator]
    if isinstance(a, datetime) and isinstance(b, datetime):
        return None if (a.tzinfo is None) != (b.tzinfo is None) else a < b
    if isinstance(a, time) and isinstance(b, time):
        return None if (a.tzinfo is None) != (b.tzinfo is None) else seconds_of_day(a) < seconds_of_day(b)
    return None


def less_or_equal(a: object, b: object) -> bool | None:
    """Whether a comes before b or at the same place."""
    after = less(b, a)
    return None if after is None else not after


def contains(interval: Range, value: object) -> bool | None:
    """Whether an interval holds a value; None where the value is of another kind than the ends."""
    if interval.sign:
        same = equal(interval.start, value)
        return None if same is None or value is None else same == (interval.sign == "=")
    above: bool | None = True
    if interval.start is not None:
        above = (less_or_equal if interval.start_included else less)(interval.start, value)
    below: bool | None = True
    if interval.end is not None:
        below = (less_or_equal if interval.end_included else less)(value, interval.end)
    return None if above is None or below is None else above and below
