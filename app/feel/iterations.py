"""`if`, `for`, `some` and `every`, compiled (DMN 1.5, 10.3.2.14)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from app.feel.compiler import Node, Reading, compile_tree, node, parts, place_of, token
from app.feel.errors import NullResult
from app.feel.limits import LIST_SIZE, refuse_size_over_limit
from app.feel.meter import spend
from app.feel.relations import less
from app.feel.scope import Closure, Run, Scope
from app.feel.values import Range

Domain = Callable[["Scope | Run"], Iterable[object]]


@node("if")
def _if(tree: Node, reading: Reading) -> Closure:
    condition, then, otherwise = (compile_tree(part, reading) for part in parts(tree))
    place = place_of(tree)

    def run_if(scope: Scope | Run) -> object:
        verdict = condition(scope)
        if verdict is True:
            return then(scope)
        if verdict is not False:
            scope.run.null(
                place, "如果的条件不是真或假。", "The condition of the if is neither true nor false."
            )
        return otherwise(scope)

    return run_if


@node("for")
def _for(tree: Node, reading: Reading) -> Closure:
    variables, result_tree = _variables(tree, reading)
    inside = reading.inside([name for name, _ in variables])
    result, place = compile_tree(result_tree, inside.inside(("partial",))), place_of(tree)
    asks_partial = any(str(name.children[0]) == "partial" for name in result_tree.find_data("name"))

    def run_for(scope: Scope | Run) -> object:
        results: list[object] = []
        try:
            for within in _bindings(variables, {"partial": results}, scope):
                # Each round sees the results so far as they were when it began.
                if asks_partial:
                    spend(len(results))
                    within.names["partial"] = list(results)
                results.append(result(within))
                refuse_size_over_limit(len(results))
        except NullResult as reason:
            return scope.run.null(place, reason.sentence_zh, reason.sentence_en)
        return results

    return run_for


@node("some", "every")
def _quantified(tree: Node, reading: Reading) -> Closure:
    variables, test_tree = _variables(tree, reading)
    test = compile_tree(test_tree, reading.inside([name for name, _ in variables]))
    place, decisive = place_of(tree), tree.data == "some"

    def run_quantified(scope: Scope | Run) -> object:
        result: object = not decisive
        try:
            for within in _bindings(variables, {}, scope):
                verdict = test(within)
                if verdict is decisive:
                    return decisive
                if verdict is not (not decisive):
                    result = None
        except NullResult as reason:
            return scope.run.null(place, reason.sentence_zh, reason.sentence_en)
        return result

    return run_quantified


Variables = list[tuple[str, Domain]]


def _variables(tree: Node, reading: Reading) -> tuple[Variables, Node]:
    """The loop variables with their domains, each seeing those before it, and the tree of the result."""
    *heads, result = parts(tree)
    variables: Variables = []
    for head in heads:
        name = str(token(head, "NAME"))
        variables.append((name, _domain(head, reading)))
        reading = reading.inside((name,))
    return variables, result


def _domain(head: Node, reading: Reading) -> Domain:
    if head.data == "counted_iteration":
        start, end = (compile_tree(part, reading) for part in parts(head))
        return lambda scope: _count(start(scope), end(scope))
    source = compile_tree(parts(head)[0], reading)
    return lambda scope: elements_of(source(scope))


def elements_of(value: object) -> Iterable[object]:
    """What a loop over a value takes one by one; raises NullResult where it cannot."""
    if isinstance(value, list):
        return value
    if isinstance(value, Range):
        return elements_of_range(value)
    if value is None:
        raise NullResult("空值(null)不能逐个取用。", "Null cannot be iterated over.")
    return [value]


def elements_of_range(interval: Range) -> Iterable[object]:
    """The whole numbers or days of a closed or open interval, in its order."""
    start, end = interval.start, interval.end
    if less(end, start) is not False or interval.sign:
        raise NullResult("范围的起点晚于终点。", "The range ends before it starts.")
    elements = list(_count(start, end))
    if elements and not interval.start_included:
        elements = elements[1:]
    if elements and not interval.end_included:
        elements = elements[:-1]
    return elements


def _count(start: object, end: object) -> Iterator[object]:
    """From start to end inclusive, upwards or downwards, in steps of one or of one day."""
    if type(start) is date and type(end) is date:
        days = (end - start).days
        _refuse_length(abs(days))
        step = 1 if days >= 0 else -1
        return (start + timedelta(days=offset) for offset in range(0, days + step, step))
    if isinstance(start, Decimal) and isinstance(end, Decimal):
        if start != start.to_integral_value() or end != end.to_integral_value():
            raise NullResult("循环的范围需要整数。", "A loop over a range needs whole numbers.")
        _refuse_length(abs(end - start))
        first, last = int(start), int(end)
        step = 1 if last >= first else -1
        return (Decimal(number) for number in range(first, last + step, step))
    raise NullResult("循环的范围需要整数或日期。", "A loop over a range needs whole numbers or dates.")


def _refuse_length(length: int | Decimal) -> None:
    refuse_size_over_limit(int(min(length, LIST_SIZE + 1)))


def _bindings(variables: Variables, extra: dict[str, object], scope: Scope | Run) -> Iterator[Scope]:
    """A scope for each combination of values, the last variable turning fastest."""
    yield from _bind(variables, {}, extra, scope)


def _bind(
    variables: Variables, bound: dict[str, object], extra: dict[str, object], scope: Scope | Run
) -> Iterator[Scope]:
    (name, domain), rest = variables[0], variables[1:]
    # The first domain is read outside the loop, the others see the variables before them.
    for value in domain(Scope(bound, scope) if bound else scope):
        spend()
        if rest:
            yield from _bind(rest, {**bound, name: value}, extra, scope)
        else:
            yield Scope({**extra, **bound, name: value}, scope)
