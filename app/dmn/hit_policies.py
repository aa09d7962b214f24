"""From the matching rows of a table to its result, by hit policy (DMN 1.5, 8.2.10 and 8.2.11)."""

from collections.abc import Callable
from decimal import Decimal
from functools import cmp_to_key

from app.feel.arithmetic import add
from app.feel.errors import NullResult
from app.feel.relations import equal, less

Outputs = list[object]
Priorities = list[list[object]]

LETTERS = {
    "UNIQUE": "U",
    "ANY": "A",
    "PRIORITY": "P",
    "FIRST": "F",
    "RULE ORDER": "R",
    "OUTPUT ORDER": "O",
    "COLLECT": "C",
}
AGGREGATIONS = {"SUM": "+", "MIN": "<", "MAX": ">", "COUNT": "#"}
LISTING = frozenset({"R", "O", "C"})


def rank(row: Outputs, priorities: Priorities) -> tuple[int, ...]:
    """Where the outputs of a row stand among the allowed values, first come first."""
    places = []
    for value, allowed in zip(row, priorities, strict=True):
        place = next((i for i, option in enumerate(allowed) if equal(value, option) is True), len(allowed))
        places.append(place)
    return tuple(places)


def aggregate(sign: str, values: list[object]) -> object:
    """One value of many: `+` sum, `<` smallest, `>` greatest, `#` how many. Raises NullResult."""
    if sign == "#":
        return Decimal(len(values))
    if not values:
        return None
    return _AGGREGATES[sign](values)


def _sum(values: list[object]) -> object:
    total = values[0]
    for value in values[1:]:
        total = add(total, value)
    return total


def _smallest(values: list[object]) -> object:
    return min(values, key=cmp_to_key(_compare))


def _greatest(values: list[object]) -> object:
    return max(values, key=cmp_to_key(_compare))


def _compare(a: object, b: object) -> int:
    before = less(a, b)
    if before is None:
        raise NullResult("命中的结果不能比较大小。", "The results that apply cannot be compared.")
    return -1 if before else int(less(b, a) is True)


_AGGREGATES: dict[str, Callable[[list[object]], object]] = {"+": _sum, "<": _smallest, ">": _greatest}
