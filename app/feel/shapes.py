"""What can be known of a value before there is one: its kind, its members, the only values that it may have.

Shapes are what the materials announce (fields of forms, outputs of tables, results of services, facts), so
that an expression can be judged when it is published and not when a case runs into it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.feel.values import HostFunction


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` is a type of the language, or "any" where nothing is known.

    `members` are those of a context (None: unknown), `element` is that of a list, `values` are the only ones
    that a text or number may have (empty: any), `result` and `parameters` are those of a function.
    """

    kind: str = "any"
    members: Mapping[str, "Shape"] | None = None
    element: "Shape | None" = None
    values: tuple[object, ...] = ()
    parameters: tuple[str, ...] = ()
    result: "Shape | None" = field(default=None)


ANY = Shape()
TEXT = Shape("string")
NUMBER = Shape("number")
BOOLEAN = Shape("boolean")
DATE = Shape("date")
TIME = Shape("time")
MOMENT = Shape("date and time")
NULL = Shape("null")
DURATION = Shape("duration")
RANGE = Shape("range")
LENGTH = Shape("context", {"value": NUMBER, "unit": TEXT})
"""A length of legal time, as parameters give it."""

# What may be asked of a value by a path (DMN 1.5, table 65).
_DAY = {"year", "month", "day", "weekday"}
_CLOCK = {"hour", "minute", "second", "time offset", "timezone"}
PROPERTIES: dict[str, frozenset[str]] = {
    "string": frozenset(),
    "number": frozenset(),
    "boolean": frozenset(),
    "date": frozenset(_DAY),
    "time": frozenset(_CLOCK),
    "date and time": frozenset(_DAY | _CLOCK),
    "range": frozenset({"start", "end", "start included", "end included"}),
}


_KIND_OF = {bool: "boolean", str: "string"}


def one_of(values: Iterable[object]) -> Shape:
    """A value that is one of these; nothing is known of it where they are of several kinds."""
    known = tuple(values)
    kinds = {_KIND_OF.get(type(value), "number") for value in known}
    return Shape(kinds.pop(), values=known) if len(kinds) == 1 else ANY


def list_of(element: Shape) -> Shape:
    """A list of such values."""
    return Shape("list", element=element)


def context(**members: Shape) -> Shape:
    """A context with these members and no others."""
    return Shape("context", members)


def function(host: HostFunction, result: Shape = ANY) -> Shape:
    """A function that the platform lends."""
    return Shape("function", parameters=host.parameters, result=result)


def either(shapes: Iterable[Shape]) -> Shape:
    """What is known of a value that has one of several shapes: what they have in common."""
    found: list[Shape] = []
    for shape in shapes:
        if shape.kind != "null" and shape not in found:
            found.append(shape)
    if not found:
        return ANY
    joined = found[0]
    for other in found[1:]:
        joined = _joined(joined, other)
    return joined


def _joined(one: Shape, other: Shape) -> Shape:
    if one.kind != other.kind:
        return ANY
    values = (*one.values, *(each for each in other.values if each not in one.values))
    return replace(
        one,
        values=values if one.values and other.values else (),
        members=_members(one.members, other.members),
        element=either([one.element, other.element]) if one.element and other.element else None,
    )


def _members(
    one: Mapping[str, Shape] | None, other: Mapping[str, Shape] | None
) -> Mapping[str, Shape] | None:
    """Either context may be at hand: what one of them has may be asked for."""
    if one is None or other is None:
        return None
    names = {**one, **other}
    return {name: either([each[name] for each in (one, other) if name in each]) for name in names}
