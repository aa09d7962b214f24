"""Lists, contexts, ranges, paths and filters, compiled (DMN 1.5, 10.3.2.5 and 10.3.2.6)."""

from decimal import Decimal

from app.feel.compiler import Node, Reading, compile_tree, constant_of, node, parts, place_of, token
from app.feel.errors import FeelError
from app.feel.literals import text_from_literal
from app.feel.meter import spend
from app.feel.names import canonical
from app.feel.properties import property_of
from app.feel.relations import less_or_equal
from app.feel.scope import MISSING, Closure, Place, Run, Scope
from app.feel.values import Range


@node("list")
def _list(tree: Node, reading: Reading) -> Closure:
    elements = [compile_tree(part, reading) for part in parts(tree)]
    return lambda scope: [element(scope) for element in elements]


@node("context")
def _context(tree: Node, reading: Reading) -> Closure:
    """Entries see those before them."""
    entries: list[tuple[str, Closure]] = []
    inside = reading.inside(())
    for entry in parts(tree):
        name = _entry_name(entry)
        if any(name == earlier for earlier, _ in entries):
            place = place_of(tree)
            return lambda scope: scope.run.null(
                place, f"条目“{name}”重复。", f"The entry “{name}” is given twice."
            )
        value = parts(entry)[0]
        # A function may call itself by the name of its entry.
        entries.append(
            (name, compile_tree(value, inside.inside((name,)) if value.data == "function" else inside))
        )
        inside = inside.inside((name,))

    def run_context(scope: Scope | Run) -> object:
        made: dict[str, object] = {}
        within = Scope(made, scope)
        for name, value in entries:
            made[name] = value(within)
        return dict(made)

    return run_context


def _entry_name(entry: Node) -> str:
    quoted = token(entry, "STRING")
    if quoted is None:
        return str(token(entry, "NAME"))
    try:
        return text_from_literal(str(quoted))
    except ValueError as error:
        raise FeelError("条目名称无效。", "The entry's name is invalid.", *place_of(entry)) from error


@node("range")
def _range(tree: Node, reading: Reading) -> Closure:
    start, end = (compile_tree(part, reading) for part in parts(tree))
    start_included = str(tree.children[0]) == "["
    end_included = str(tree.children[-1]) == "]"
    place = place_of(tree)

    def run_range(scope: Scope | Run) -> object:
        low, high = start(scope), end(scope)
        if low is None or high is None or less_or_equal(low, high) is None:
            return scope.run.null(place, "范围的两端不能比较。", "The ends of the range cannot be compared.")
        return Range(low, high, start_included, end_included)

    return run_range


@node("half_range")
def _half_range(tree: Node, reading: Reading) -> Closure:
    sign, end = str(token(tree, "COMPARE")), compile_tree(parts(tree)[0], reading)
    place = place_of(tree)

    def run_half_range(scope: Scope | Run) -> object:
        value = end(scope)
        if value is None or less_or_equal(value, value) is None:
            return scope.run.null(place, "范围的端点无效。", "The end of the range is invalid.")
        if sign in ("=", "!="):
            return Range(value, value, sign=sign)
        included = sign.endswith("=")
        return (
            Range(None, value, False, included)
            if sign.startswith("<")
            else Range(value, None, included, False)
        )

    return run_half_range


@node("path")
def _path(tree: Node, reading: Reading) -> Closure:
    base = compile_tree(parts(tree)[0], reading)
    name, place = canonical(str(tree.children[-1])), place_of(tree)

    def run_path(scope: Scope | Run) -> object:
        value = base(scope)
        if type(value) is dict:
            found = value.get(name, MISSING)
            if found is not MISSING:
                return found
        return _look_into(value, name, scope, place)

    return run_path


def _look_into(value: object, name: str, scope: Scope | Run, place: Place) -> object:
    if isinstance(value, list):
        spend(len(value))
        return [_look_into(element, name, scope, place) for element in value]
    if isinstance(value, dict):
        if name in value:
            return value[name]
        return scope.run.null(place, f"没有名为“{name}”的条目。", f"There is no entry “{name}”.")
    if value is None:
        return scope.run.null(place, f"空值(null)没有“{name}”。", f"Null has no “{name}”.")
    found = property_of(value, name)
    if found is MISSING:
        return scope.run.null(place, f"此值没有属性“{name}”。", f"The value has no property “{name}”.")
    return found


@node("filter")
def _filter(tree: Node, reading: Reading) -> Closure:
    base_tree, test_tree = parts(tree)
    base, place = compile_tree(base_tree, reading), place_of(tree)
    constant = constant_of(test_tree)
    if isinstance(constant, Decimal):
        index = constant
        return lambda scope: _element(base(scope), index, scope, place)
    test = compile_tree(test_tree, reading.inside(("item",)))

    def run_filter(scope: Scope | Run) -> object:
        value = base(scope)
        if value is None:
            return scope.run.null(place, "空值(null)不能筛选。", "Null cannot be filtered.")
        elements = value if isinstance(value, list) else [value]
        if not elements:
            return _of_empty(test, scope)
        spend(len(elements))
        kept = []
        for element in elements:
            within = Scope(
                {"item": element, **element} if isinstance(element, dict) else {"item": element}, scope
            )
            verdict = test(within)
            if verdict is True:
                kept.append(element)
            elif isinstance(verdict, Decimal):
                return _element(elements, verdict, scope, place)
        return kept

    return run_filter


def _of_empty(test: Closure, scope: Scope | Run) -> object:
    """An empty list filtered: null by an index, else empty. Unknown names of its elements are no reason."""
    return None if isinstance(test(_Aside(scope)), Decimal) else []


class _Aside(Scope):
    """A scope whose nulls are not reported."""

    __slots__ = ()

    def __init__(self, parent: Scope | Run) -> None:
        super().__init__({"item": None}, parent)
        self.run = Run({}, parent.run.moment)


def _element(value: object, index: Decimal, scope: Scope | Run, place: Place) -> object:
    """The element at a place counted from 1, or from the end where negative."""
    if value is None:
        return None
    elements = value if isinstance(value, list) else [value]
    if index == index.to_integral_value() and 1 <= abs(index) <= len(elements):
        position = int(index)
        return elements[position - 1 if position > 0 else position]
    return scope.run.null(place, f"列表没有第 {index} 个元素。", f"The list has no element {index}.")
