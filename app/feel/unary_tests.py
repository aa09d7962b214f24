"""The tests of a table cell, compiled to functions of the input value (DMN 1.5, 10.3.2.8).

A test with `?` is true where its expression is; any other names what the input must be.
"""

import operator
from collections.abc import Callable
from decimal import Decimal

from app.feel.comparisons import PYTHON_RELATIONS, RELATIONS, holds, judge
from app.feel.compiler import Node, Reading, compile_tree, constant_of, parts, place_of
from app.feel.scope import MISSING, Run, Scope
from app.feel.values import Range

INPUT = "?"
Test = Callable[[object, "Scope | Run"], "bool | None"]


def compile_tests(tree: Node, reading: Reading) -> Test:
    """The test of one cell: None where no test holds and one could not be judged."""
    if tree.data == "any_input":
        return lambda given, scope: True
    trees = parts(tree)
    tests = [_test(part, reading) for part in trees]
    negated = tree.data == "negated_tests"
    if len(tests) == 1 and not negated:
        return tests[0]
    texts = [constant_of(parts(part)[0]) for part in trees]
    if not negated and all(type(text) is str for text in texts):
        return _one_of(frozenset(texts))

    def run_tests(given: object, scope: Scope | Run) -> bool | None:
        results = [test(given, scope) for test in tests]
        if True in results:
            return not negated
        return None if None in results else negated

    return run_tests


def _one_of(texts: frozenset[object]) -> Test:
    return lambda given, scope: given in texts if type(given) is str else (False if given is None else None)


def _test(tree: Node, reading: Reading) -> Test:
    inner = parts(tree)[0]
    if inner.data == "half_range":
        return _comparison(inner, reading)
    constant = constant_of(inner)
    if mentions_input(inner):
        operand = compile_tree(inner, reading.inside((INPUT,)))
        return lambda given, scope: operand(Scope({INPUT: given}, scope)) is True
    if constant is not MISSING:
        return lambda given, scope: holds(constant, given)
    operand = compile_tree(inner, reading)

    def run_test(given: object, scope: Scope | Run) -> bool | None:
        test = operand(scope)
        if isinstance(test, bool) and not isinstance(given, bool):
            return test
        return holds(test, given)

    if inner.data == "range" and all(constant_of(end) is not MISSING for end in parts(inner)):
        return _within_constant(operand(Run({})), run_test)
    return run_test


def _within_constant(interval: object, otherwise: Test) -> Test:
    if not isinstance(interval, Range):
        return otherwise
    low, high = interval.start, interval.end
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)):
        return lambda given, scope: holds(interval, given)
    above = operator.le if interval.start_included else operator.lt
    below = operator.le if interval.end_included else operator.lt

    def run_between(given: object, scope: Scope | Run) -> bool | None:
        if type(given) is Decimal:
            return above(low, given) and below(given, high)
        return holds(interval, given)

    return run_between


def _comparison(tree: Node, reading: Reading) -> Test:
    sign, place, inner = str(tree.children[0]), place_of(tree), parts(tree)[0]
    relation, constant = RELATIONS[sign], constant_of(inner)
    if isinstance(constant, Decimal):
        compare = PYTHON_RELATIONS[sign]

        def run_number(given: object, scope: Scope | Run) -> bool | None:
            if type(given) is Decimal:
                return compare(given, constant)
            return judge(relation, given, constant, scope, place)

        return run_number
    asks = mentions_input(inner)
    operand = compile_tree(inner, reading.inside((INPUT,)) if asks else reading)

    def run_comparison(given: object, scope: Scope | Run) -> bool | None:
        against = operand(Scope({INPUT: given}, scope) if asks else scope)
        return judge(relation, given, against, scope, place)

    return run_comparison


def mentions_input(tree: Node) -> bool:
    """Whether an expression speaks of the input as `?`."""
    return any(str(name.children[0]) == INPUT for name in tree.find_data("name"))
