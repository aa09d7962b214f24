"""How points and intervals lie to each other (10.3.4.6, table 78), and `range` (10.3.4.1).

A point stands for the closed interval from itself to itself; which pairs a function takes is its signature.
"""

from collections.abc import Callable

from app.feel.builtins.registry import builtin
from app.feel.compiler import Node, Reading, compile_tree, constant_of, parts
from app.feel.errors import FeelError, NullResult
from app.feel.names import KnownNames
from app.feel.parser import parse
from app.feel.relations import equal, less, less_or_equal
from app.feel.scope import MISSING, Run
from app.feel.values import Range


def _sure(verdict: bool | None) -> bool:
    if verdict is None:
        raise NullResult("两边的类型不能比较。", "The two sides cannot be compared.")
    return verdict


def _less(a: object, b: object) -> bool:
    return _sure(less(a, b))


def _same(a: object, b: object) -> bool:
    return not _less(a, b) and not _less(b, a)


def _at_most(a: object, b: object) -> bool:
    return _sure(less_or_equal(a, b))


def _bounded(value: object) -> Range:
    """A value as an interval with two ends."""
    if not isinstance(value, Range):
        if value is None:
            raise NullResult("参数为空（null）。", "An argument is null.")
        return Range(value, value)
    return value


def _before(a: Range, b: Range) -> bool:
    """Whether all of a lies before all of b."""
    if a.end is None or b.start is None:
        return False
    return _less(a.end, b.start) or (_same(a.end, b.start) and not (a.end_included and b.start_included))


def _starts_no_later(a: Range, b: Range) -> bool:
    if a.start is None or b.start is None:
        return a.start is None
    return _less(a.start, b.start) or (_same(a.start, b.start) and (a.start_included or not b.start_included))


def _ends_no_earlier(a: Range, b: Range) -> bool:
    if a.end is None or b.end is None:
        return a.end is None
    return _less(b.end, a.end) or (_same(a.end, b.end) and (a.end_included or not b.end_included))


def _starts_alike(a: Range, b: Range) -> bool:
    return _starts_no_later(a, b) and _starts_no_later(b, a)


def _ends_alike(a: Range, b: Range) -> bool:
    return _ends_no_earlier(a, b) and _ends_no_earlier(b, a)


def _includes(a: Range, b: Range) -> bool:
    return _starts_no_later(a, b) and _ends_no_earlier(a, b)


def _meets(a: Range, b: Range) -> bool:
    if a.end is None or b.start is None:
        return False
    return a.end_included and b.start_included and _same(a.end, b.start)


def _overlaps(a: Range, b: Range) -> bool:
    return not _before(a, b) and not _before(b, a)


def _overlaps_before(a: Range, b: Range) -> bool:
    """Overlap where a begins earlier and does not reach beyond b."""
    return _overlaps(a, b) and not _starts_no_later(b, a) and _ends_no_earlier(b, a)


def _overlaps_after(a: Range, b: Range) -> bool:
    """Overlap where a begins inside b and ends behind it."""
    return _overlaps(a, b) and not _starts_no_later(a, b) and _ends_no_earlier(a, b)


_POINT_AND_RANGE: dict[str, Callable[[Range, Range], bool]] = {
    "before": _before,
    "after": lambda a, b: _before(b, a),
}
_RANGES: dict[str, Callable[[Range, Range], bool]] = {
    "meets": _meets,
    "met by": lambda a, b: _meets(b, a),
    "overlaps": _overlaps,
    "overlaps before": _overlaps_before,
    "overlaps after": _overlaps_after,
    "coincides": lambda a, b: _starts_alike(a, b) and _ends_alike(a, b),
}
_INNER: dict[str, Callable[[Range, Range], bool]] = {
    "during": lambda a, b: _includes(b, a),
    "starts": lambda a, b: _starts_alike(a, b) and _ends_no_earlier(b, a),
    "finishes": lambda a, b: _ends_alike(a, b) and _starts_no_later(b, a),
}
_OUTER: dict[str, Callable[[Range, Range], bool]] = {
    "includes": _includes,
    "started by": lambda a, b: _starts_alike(a, b) and _ends_no_earlier(a, b),
    "finished by": lambda a, b: _ends_alike(a, b) and _starts_no_later(a, b),
}


def _enter(name: str, holds: Callable[[Range, Range], bool], *signatures: str) -> None:
    def call(first: object, second: object) -> bool:
        return holds(_bounded(first), _bounded(second))

    builtin(*(f"{name}{signature}" for signature in signatures))(call)


_POINT = "number|string|date|time|date and time|days and time duration|years and months duration"
for _name, _holds in _POINT_AND_RANGE.items():
    _enter(
        _name,
        _holds,
        f"(point1: {_POINT}, point2: {_POINT})",
        f"(point: {_POINT}, range: range)",
        f"(range: range, point: {_POINT})",
        "(range1: range, range2: range)",
    )
for _name, _holds in _RANGES.items():
    _enter(_name, _holds, "(range1: range, range2: range)")
_enter("coincides", lambda a, b: _includes(a, b) and _includes(b, a), f"(point1: {_POINT}, point2: {_POINT})")
for _name, _holds in _INNER.items():
    _enter(_name, _holds, f"(point: {_POINT}, range: range)", "(range1: range, range2: range)")
for _name, _holds in _OUTER.items():
    _enter(_name, _holds, f"(range: range, point: {_POINT})", "(range1: range, range2: range)")


_ENDPOINT_FUNCTIONS = frozenset({"date", "time", "date and time", "duration"})


@builtin("range(from: string)")
def range_from(text: str) -> Range:
    """An interval from text, such as `[18..21)` or `[18..)`; its ends are literals."""
    body = text.strip()
    opening, inner, closing = body[:1], body[1:-1].strip(), body[-1:]
    if len(body) < 4 or opening not in "[(]" or closing not in "])[":
        raise _no_range()
    included = (opening == "[", closing == "]")
    if inner.startswith("..") and not included[0]:
        return Range(None, _endpoint(_parsed(inner[2:])), *included)
    if inner.endswith("..") and not included[1]:
        return Range(_endpoint(_parsed(inner[:-2])), None, *included)
    tree = _parsed(body)
    if tree.data != "range":
        raise _no_range()
    start, end = (_endpoint(part) for part in parts(tree))
    if not _at_most(start, end):
        raise NullResult("范围的起点晚于终点。", "The range ends before it starts.")
    return Range(start, end, *included)


def _no_range() -> NullResult:
    return NullResult("文本不是有效的范围。", "The text is no valid range.")


def _parsed(text: str) -> Node:
    try:
        return parse(text, KnownNames(["date and time"]))
    except FeelError as error:
        raise _no_range() from error


def _endpoint(tree: Node) -> object:
    """The value of a literal, or of a function of the temporal kind with a literal in it."""
    value = constant_of(tree)
    if tree.data == "call" and all(constant_of(part) is not MISSING for part in parts(tree)[1:]):
        name = parts(tree)[0]
        if name.data == "name" and str(name.children[0]) in _ENDPOINT_FUNCTIONS:
            value = compile_tree(tree, Reading())(Run({}))
    if value is MISSING or value is None:
        raise _no_range()
    return value


@builtin("is(value1: any, value2: any)")
def is_same(first: object, second: object) -> bool:
    """Whether two values are the same in kind and value, zones included."""
    return equal(first, second) is True
