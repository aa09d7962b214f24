"""Where a name of a case stands and from where it is seen: a call's own names, then those around the call.

A scope lists the visits of calls and repeated sub-processes, outermost first, as `element:number`. Parts from
before visits were kept are the element alone, and stand for every visit of it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Scope = tuple[str, ...]
_Kept = TypeVar("_Kept")

WHOLE_CASE: Scope = ()


def written(scope: Scope) -> str:
    """A scope as rows keep it."""
    return "/".join(scope)


def read_scope(text: str) -> Scope:
    """A scope from a row."""
    return tuple(text.split("/")) if text else WHOLE_CASE


def encloses(outer: Scope, inner: Scope) -> bool:
    """Whether `inner` lies in `outer` or is the same: what stands in the outer one is seen from there."""
    return len(outer) <= len(inner) and all(map(_same_visit, outer, inner))


def seen_from(place: Scope, kept: Iterable[_Kept], scope_of: Callable[[_Kept], Scope]) -> Sequence[_Kept]:
    """What is seen from a place, what stands nearest last; of the same scope in the order given."""
    seen = [each for each in kept if encloses(scope_of(each), place)]
    return sorted(seen, key=lambda each: len(scope_of(each)))


def _same_visit(one: str, other: str) -> bool:
    if one == other:
        return True
    element, _, number = one.partition(":")
    other_element, _, other_number = other.partition(":")
    return element == other_element and not (number and other_number)
