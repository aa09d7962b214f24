"""Comparison, `between` and `in`, compiled (DMN 1.5, 10.3.2.12)."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from app.feel.compiler import (
    Node,
    Reading,
    compile_tree,
    constant_of,
    node,
    of_caller,
    parts,
    place_of,
)
from app.feel.meter import spend
from app.feel.relations import contains, equal, less, less_or_equal
from app.feel.scope import MISSING, Closure, Place, Run, Scope
from app.feel.values import Range

Relation = Callable[[object, object], bool | None]


def _unequal(a: object, b: object) -> bool | None:
    same = equal(a, b)
    return None if same is None else not same


RELATIONS: dict[str, Relation] = {
    "=": equal,
    "!=": _unequal,
    "<": less,
    "<=": less_or_equal,
    ">": lambda a, b: less(b, a),
    ">=": lambda a, b: less_or_equal(b, a),
}
PYTHON_RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def judge(relation: Relation, a: object, b: object, scope: Scope | Run, place: Place) -> bool | None:
    """The verdict of a relation; an undecided one keeps its reason."""
    result = relation(a, b)
    if result is None:
        scope.run.null(place, "两边的类型不能比较。", "The two sides cannot be compared.")
    return result


@node("relation")
def _relation(tree: Node, reading: Reading) -> Closure:
    left_tree, right_tree = parts(tree)
    sign = str(tree.children[1])
    relation, place = RELATIONS[sign], place_of(tree)
    left = compile_tree(left_tree, reading)
    constant = constant_of(right_tree)
    if type(constant) in (Decimal, str):
        if left_tree.data == "name" and not reading.inner:
            return _name_against_constant(str(left_tree.children[0]), sign, constant, place)
        return lambda scope: judge(relation, left(scope), constant, scope, place)
    right = compile_tree(right_tree, reading)
    return lambda scope: judge(relation, left(scope), right(scope), scope, place)


def _name_against_constant(name: str, sign: str, constant: object, place: Place) -> Closure:
    """The commonest condition of gateways and tables: a name of the caller beside a number or a text."""
    compare, relation, kind = PYTHON_RELATIONS[sign], RELATIONS[sign], type(constant)
    integral = (
        isinstance(constant, Decimal) and constant == constant.to_integral_value() and abs(constant) < 10**18
    )
    against = int(constant) if integral else constant  # type: ignore[call-overload]

    def run_comparison(scope: Scope | Run) -> object:
        try:
            value = scope.names[name]
        except KeyError:
            value = MISSING
        given = type(value)
        if given is kind or (given is int and integral):
            return compare(value, against)
        return judge(relation, of_caller(scope.run, name, value, place), constant, scope, place)

    return run_comparison


@node("between")
def _between(tree: Node, reading: Reading) -> Closure:
    value, low, high = (compile_tree(part, reading) for part in parts(tree))
    place = place_of(tree)

    def run_between(scope: Scope | Run) -> object:
        given = value(scope)
        above, below = less_or_equal(low(scope), given), less_or_equal(given, high(scope))
        if above is None or below is None:
            return scope.run.null(place, "两边的类型不能比较。", "The two sides cannot be compared.")
        return above and below

    return run_between


@node("membership")
def _membership(tree: Node, reading: Reading) -> Closure:
    value_tree, tests_tree = parts(tree)
    value, place = compile_tree(value_tree, reading), place_of(tree)
    test_trees = parts(tests_tree) if tests_tree.data == "member_tests" else [tests_tree]
    tests = [compile_tree(test, reading) for test in test_trees]

    def run_membership(scope: Scope | Run) -> object:
        given = value(scope)
        results = [holds(test(scope), given) for test in tests]
        if True in results:
            return True
        if None in results:
            return scope.run.null(place, "in 两边的类型不能比较。", "The sides of `in` cannot be compared.")
        return False

    return run_membership


def holds(test: object, given: object) -> bool | None:
    """Whether a value is what a test names: equal to it, within its interval, or among its elements."""
    if isinstance(test, Range):
        return contains(test, given)
    if test is None:
        return True if given is None else None
    if isinstance(test, list):
        if isinstance(given, list) and equal(test, given):
            return True
        return _among(test, given)
    return equal(given, test)


def _among(tests: list[object], given: object) -> bool:
    spend(len(tests))
    for element in tests:
        if isinstance(element, Range):
            if contains(element, given):
                return True
        elif isinstance(element, list):
            if equal(element, given) or (not isinstance(given, list) and _among(element, given)):
                return True
        elif equal(element, given):
            return True
    return False
