"""Divides the values of a table column into parts within which no cell makes a difference."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cmp_to_key

from app.feel.builtins.conversions import text_of
from app.feel.relations import equal, less
from app.feel.types import SimpleType, Type
from app.feel.values import DayTimeDuration, Range, YearMonthDuration

_ORDERED = (Decimal, date, datetime, time, YearMonthDuration, DayTimeDuration)


@dataclass(frozen=True, slots=True)
class Part:
    """Values that all cells treat alike, with one of them as an example.

    `interval` is set where the values have an order; `between_whole` where no whole number lies inside.
    """

    example: object
    interval: Range | None = None
    between_whole: bool = False


def divide(constants: Iterable[object], kind: Type, closed: bool) -> list[Part]:
    """The parts of a column. `closed` says that no values but the constants are allowed."""
    known: list[object] = []
    for constant in constants:
        if constant is not None and not any(equal(constant, other) is True for other in known):
            known.append(constant)
    if not known:
        return _undivided(kind)
    if isinstance(known[0], bool):
        return [Part(True), Part(False)]
    if isinstance(known[0], _ORDERED):
        return _divide_ordered(sorted(known, key=cmp_to_key(_compare)))
    parts = [Part(constant) for constant in known]
    return parts if closed or not isinstance(known[0], str) else [*parts, Part(_other_than(known))]


def _undivided(kind: Type) -> list[Part]:
    if kind == SimpleType("boolean"):
        return [Part(True), Part(False)]
    examples: dict[str, object] = {"number": Decimal(0), "string": "x", "date": date(2026, 1, 1)}
    return [Part(examples.get(kind.name) if isinstance(kind, SimpleType) else None)]


def _compare(a: object, b: object) -> int:
    return -1 if less(a, b) else int(less(b, a) is True)


def _other_than(texts: Sequence[object]) -> str:
    """A text that no cell names."""
    other = "其他"
    while other in texts:
        other += "…"
    return other


def _divide_ordered(points: list[object]) -> list[Part]:
    parts = [Part(example, Range(None, points[0], False, False)) for example in _beside(points[0], -1)]
    for point, following in zip(points, [*points[1:], None], strict=True):
        parts.append(Part(point, Range(point, point)))
        if following is not None:
            parts.extend(_between(point, following))
    parts.extend(Part(example, Range(points[-1], None, False, False)) for example in _beside(points[-1], 1))
    return parts


def _between(low: object, high: object) -> list[Part]:
    """The open interval between two constants, where there is a value in it."""
    example = _middle(low, high)
    if example is None:
        return []
    fractions = (
        isinstance(low, Decimal) and isinstance(high, Decimal) and high // 1 - low // 1 <= (high % 1 == 0)
    )
    return [Part(example, Range(low, high, False, False), fractions)]


def _middle(low: object, high: object) -> object:
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        middle = (low + high) / 2
        whole = middle // 1
        return whole if low < whole < high else middle
    if isinstance(low, YearMonthDuration) and isinstance(high, YearMonthDuration):
        months = (low.months + high.months) // 2
        return YearMonthDuration(months) if months > low.months else None
    if isinstance(low, DayTimeDuration) and isinstance(high, DayTimeDuration):
        return DayTimeDuration((low.nanoseconds + high.nanoseconds) // 2)
    if isinstance(low, datetime) and isinstance(high, datetime):
        return low + (high - low) / 2
    if isinstance(low, date) and isinstance(high, date):
        days = (high - low).days
        return low + timedelta(days=days // 2) if days > 1 else None
    if isinstance(low, time) and isinstance(high, time):
        day = date(2000, 1, 1)
        first, last = datetime.combine(day, low), datetime.combine(day, high)
        return (first + (last - first) / 2).timetz()
    return None


def _beside(point: object, step: int) -> list[object]:
    """An example before or behind the outermost constant; none where the type ends there."""
    try:
        if isinstance(point, Decimal):
            return [point + step]
        if isinstance(point, YearMonthDuration):
            return [YearMonthDuration(point.months + step)]
        if isinstance(point, DayTimeDuration):
            return [DayTimeDuration(point.nanoseconds + step * 10**9)]
        if isinstance(point, date):
            return [point + timedelta(days=step)]
    except OverflowError:
        return []
    if not isinstance(point, time):
        return []
    edge = time(0, 0, tzinfo=point.tzinfo) if step < 0 else time(23, 59, 59, tzinfo=point.tzinfo)
    return [] if edge == point else [edge]


def describe(parts: Sequence[Part], everything: Sequence[Part]) -> str:
    """Some parts of a column as a cell would say it; `-` for all of them."""
    if len(parts) == len(everything):
        return "-"
    texts: list[str] = []
    interval: Range | None = None
    last = -2
    for part in parts:
        index = everything.index(part)
        if part.interval is None:
            texts.append(_literal(part.example))
        elif interval is not None and index == last + 1:
            interval = Range(
                interval.start, part.interval.end, interval.start_included, part.interval.end_included
            )
        else:
            texts.extend(_interval_text(interval))
            interval = part.interval
        last = index
    return ", ".join([*texts, *_interval_text(interval)])


def _interval_text(interval: Range | None) -> list[str]:
    if interval is None:
        return []
    start, end = interval.start, interval.end
    if start is None:
        return [f"{'<=' if interval.end_included else '<'} {_literal(end)}"]
    if end is None:
        return [f"{'>=' if interval.start_included else '>'} {_literal(start)}"]
    if equal(start, end) is True:
        return [_literal(start)]
    opening, closing = "[" if interval.start_included else "(", "]" if interval.end_included else ")"
    return [f"{opening}{_literal(start)}..{_literal(end)}{closing}"]


def _literal(value: object) -> str:
    """A value as one writes it in a cell."""
    return text_of(value) if isinstance(value, (Decimal, str, bool)) else f'@"{text_of(value)}"'
