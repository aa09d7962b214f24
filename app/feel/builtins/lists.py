"""List functions (10.3.4.4), apart from those that work something out of numbers."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cmp_to_key

from app.feel.builtins.registry import builtin
from app.feel.decimals import whole
from app.feel.errors import NullResult
from app.feel.invocation import invoke
from app.feel.keys import key_of
from app.feel.limits import refuse_size_over_limit
from app.feel.meter import spend
from app.feel.relations import equal, less
from app.feel.scope import Run

Elements = list[object]


def _outside() -> NullResult:
    return NullResult("位置超出列表。", "The position lies outside the list.")


def _index(elements: Elements, position: Decimal) -> int:
    """The Python index of a place that counts from 1, or from the end where negative."""
    place = whole(position)
    if place == 0 or abs(place) > len(elements):
        raise _outside()
    return place - 1 if place > 0 else len(elements) + place


@builtin("list contains(list: list, element: any)")
def list_contains(elements: Elements, element: object) -> bool:
    """Whether an element is in a list."""
    spend(len(elements))
    return any(equal(other, element) is True for other in elements)


@builtin("count(list: list)")
def count(elements: Elements) -> Decimal:
    """How many elements a list has."""
    return Decimal(len(elements))


@builtin("sublist(list: list, start position: number, length?: number|null)")
def sublist(elements: Elements, start: Decimal, length: Decimal | None = None) -> Elements:
    """A part of a list; places count from 1, negative ones from the end."""
    first = _index(elements, start)
    if length is None:
        return elements[first:]
    size = whole(length)
    if size < 0 or first + size > len(elements):
        raise _outside()
    return elements[first : first + size]


@builtin("append(list: list, *items: any)")
def append(elements: Elements, items: Elements) -> Elements:
    """A list with further elements at its end."""
    refuse_size_over_limit(len(elements) + len(items))
    return [*elements, *items]


@builtin("concatenate(*lists: list)")
def concatenate(lists: list[Elements]) -> Elements:
    """Several lists in one."""
    refuse_size_over_limit(sum(map(len, lists)))
    return [element for elements in lists for element in elements]


@builtin("insert before(list: list, position: number, newItem: any)")
def insert_before(elements: Elements, position: Decimal, item: object) -> Elements:
    """A list with an element put in before a place."""
    index = _index(elements, position)
    refuse_size_over_limit(len(elements) + 1)
    return [*elements[:index], item, *elements[index:]]


@builtin("remove(list: list, position: number)")
def remove(elements: Elements, position: Decimal) -> Elements:
    """A list without the element at a place."""
    index = _index(elements, position)
    return elements[:index] + elements[index + 1 :]


@builtin("list replace(list: list, position: number, newItem: any)")
def list_replace(elements: Elements, position: Decimal, item: object) -> Elements:
    """A list with another element at a place."""
    index = _index(elements, position)
    return [*elements[:index], item, *elements[index + 1 :]]


@builtin("list replace(list: list, match: function, newItem: any)", takes_run=True)
def list_replace_matching(run: Run, elements: Elements, match: object, item: object) -> Elements:
    """A list with another element wherever `match(element, new)` is true."""
    replaced = []
    for element in elements:
        verdict = invoke(match, [element, item], run)
        if not isinstance(verdict, bool):
            raise NullResult("match 的结果不是真或假。", "`match` gives neither true nor false.")
        replaced.append(item if verdict else element)
    return replaced


@builtin("reverse(list: list)")
def reverse(elements: Elements) -> Elements:
    """A list from its end to its beginning."""
    return elements[::-1]


@builtin("index of(list: list, match: any)")
def index_of(elements: Elements, match: object) -> Elements:
    """The places of an element, counted from 1."""
    spend(len(elements))
    return [Decimal(place) for place, other in enumerate(elements, 1) if equal(other, match) is True]


@builtin("union(*lists: list)")
def union(lists: list[Elements]) -> Elements:
    """Several lists in one, each element once."""
    return distinct_values(concatenate(lists))


@builtin("distinct values(list: list)")
def distinct_values(elements: Elements) -> Elements:
    """A list with each element once, in the order of first appearance."""
    seen: dict[object, object] = {}
    for element in elements:
        seen.setdefault(key_of(element), element)
    return list(seen.values())


@builtin("flatten(list: list)")
def flatten(elements: Elements) -> Elements:
    """The elements of a list and of the lists within it, in one list."""
    flat: Elements = []
    waiting = [iter(elements)]
    while waiting:
        for element in waiting[-1]:
            spend()
            if isinstance(element, list):
                waiting.append(iter(element))
                break
            flat.append(element)
            refuse_size_over_limit(len(flat))
        else:
            waiting.pop()
    return flat


@builtin("sort(list: list, precedes?: function|null)", takes_run=True)
def sort(run: Run, elements: Elements, precedes: object = None) -> Elements:
    """A list in the order that `precedes(a, b)` tells, or from the smallest to the greatest."""

    def compare(a: object, b: object) -> int:
        spend()
        if _before(run, precedes, a, b):
            return -1
        return int(_before(run, precedes, b, a))

    return sorted(elements, key=cmp_to_key(compare))


def _before(run: Run, precedes: object, a: object, b: object) -> bool:
    verdict = less(a, b) if precedes is None else invoke(precedes, [a, b], run)
    if not isinstance(verdict, bool):
        raise NullResult("元素不能排序。", "The elements cannot be put in order.")
    return verdict


@builtin("all(list: list)", "all(*list: any)")
def all_true(values: Iterable[object]) -> bool | None:
    """True where all are true, false where one is false, else null."""
    elements = _booleans(values)
    return False if False in elements else None if None in elements else True


@builtin("any(list: list)", "any(*list: any)")
def any_true(values: Iterable[object]) -> bool | None:
    """True where one is true, false where all are false, else null."""
    elements = _booleans(values)
    return True if True in elements else None if None in elements else False


def _booleans(values: Iterable[object]) -> list[bool | None]:
    elements: list[bool | None] = []
    for value in values:
        if value is not None and not isinstance(value, bool):
            raise NullResult("列表里不全是真或假。", "The list has elements that are neither true nor false.")
        elements.append(value)
    return elements
