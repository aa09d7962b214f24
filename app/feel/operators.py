"""Arithmetic and logic of expressions, compiled."""

from collections.abc import Callable
from decimal import Decimal, DecimalException

from lark import Token

from app.feel.arithmetic import OPERATIONS, Operation, negate
from app.feel.compiler import Node, Reading, compile_tree, constant_of, guarded, node, parts, place_of
from app.feel.decimals import DECIMAL
from app.feel.errors import NullResult
from app.feel.scope import Closure, Run, Scope

_FAST: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": DECIMAL.add,
    "-": DECIMAL.subtract,
    "*": DECIMAL.multiply,
}


@node("addition", "multiplication", "power")
def _chain(tree: Node, reading: Reading) -> Closure:
    """Operands of one precedence, taken from left to right."""
    operands = [compile_tree(part, reading) for part in parts(tree)]
    signs = [str(child) for child in tree.children if isinstance(child, Token)]
    place = place_of(tree)
    if len(operands) == 2:
        return _binary(signs[0], operands[0], operands[1], place)
    steps = [(OPERATIONS[sign], operand) for sign, operand in zip(signs, operands[1:], strict=True)]
    first = operands[0]

    def run_chain(scope: Scope | Run) -> object:
        value = first(scope)
        try:
            for operation, operand in steps:
                value = operation(value, operand(scope))
        except NullResult as result:
            return scope.run.null(place, result.sentence_zh, result.sentence_en)
        return value

    return run_chain


def _binary(sign: str, left: Closure, right: Closure, place: tuple[int, int]) -> Closure:
    operation: Operation = OPERATIONS[sign]
    fast = _FAST.get(sign)

    def run_binary(scope: Scope | Run) -> object:
        a, b = left(scope), right(scope)
        try:
            if fast is not None and type(a) is Decimal and type(b) is Decimal:
                return fast(a, b)
            return operation(a, b)
        except NullResult as result:
            return scope.run.null(place, result.sentence_zh, result.sentence_en)
        except DecimalException:
            return scope.run.null(place, "结果超出数值的范围。", "The result is out of range.")

    return run_binary


@node("negative")
def _negative(tree: Node, reading: Reading) -> Closure:
    constant = constant_of(tree)
    if isinstance(constant, Decimal):
        return lambda scope: constant
    operand = compile_tree(parts(tree)[0], reading)
    return guarded(lambda scope: negate(operand(scope)), place_of(tree))


@node("conjunction")
def _conjunction(tree: Node, reading: Reading) -> Closure:
    return _junction([compile_tree(part, reading) for part in parts(tree)], False, place_of(tree))


@node("disjunction")
def _disjunction(tree: Node, reading: Reading) -> Closure:
    return _junction([compile_tree(part, reading) for part in parts(tree)], True, place_of(tree))


def _junction(operands: list[Closure], decisive: bool, place: tuple[int, int]) -> Closure:
    """`and` (decided by false) or `or` (decided by true); what is neither makes an undecided one null."""
    other = not decisive
    first, rest = operands[0], operands[1:]

    def undecided(scope: Scope | Run, value: object) -> object:
        if value is None:
            return None
        return scope.run.null(place, "此处需要真或假。", "True or false is needed here.")

    def run_junction(scope: Scope | Run) -> object:
        value = first(scope)
        if value is decisive:
            return decisive
        result: object = other if value is other else undecided(scope, value)
        for operand in rest:
            value = operand(scope)
            if value is decisive:
                return decisive
            if value is not other:
                result = undecided(scope, value)
        return result

    return run_junction
