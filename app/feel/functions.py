"""Calls, function definitions and `instance of`, compiled."""

from collections.abc import Callable

from app.feel.compiler import BUILTINS, Node, Reading, compile_tree, node, parts, place_of, token
from app.feel.errors import NullResult
from app.feel.invocation import Arguments, invoke
from app.feel.names import canonical
from app.feel.scope import MISSING, Closure, Run, Scope
from app.feel.type_reading import read_type, type_of_tree
from app.feel.types import ANY, Type, coerce, instance_of
from app.feel.values import Function, HostFunction, Parameter, Signature


@node("call")
def _call(tree: Node, reading: Reading) -> Closure:
    callee, *argument_trees = parts(tree)
    arguments = [compile_tree(part, reading) for part in argument_trees]
    return _calling(tree, callee, reading, lambda scope: [argument(scope) for argument in arguments])


@node("named_call")
def _named_call(tree: Node, reading: Reading) -> Closure:
    callee, *named = parts(tree)
    arguments = [(canonical(str(part.children[0])), compile_tree(parts(part)[0], reading)) for part in named]
    return _calling(tree, callee, reading, lambda scope: {name: value(scope) for name, value in arguments})


def _calling(tree: Node, callee: Node, reading: Reading, arguments: Closure) -> Closure:
    function, place = compile_tree(callee, reading), place_of(tree)
    builtin = BUILTINS.get(str(callee.children[0])) if callee.data == "name" else None

    def run_call(scope: Scope | Run) -> object:
        called = function(scope)
        if builtin is not None and not isinstance(called, (Function, HostFunction)):
            called = builtin
        given: Arguments = arguments(scope)  # type: ignore[assignment]
        try:
            return invoke(called, given, scope.run)
        except NullResult as result:
            return scope.run.null(place, result.sentence_zh, result.sentence_en)

    return run_call


@node("function")
def _function(tree: Node, reading: Reading) -> Closure:
    *parameter_trees, body_tree = parts(tree)
    names = tuple(canonical(str(token(part, "NAME"))) for part in parameter_trees)
    known = reading.types
    types: tuple[Type, ...] = tuple(
        read_type(parts(part)[0], known) or ANY if parts(part) else ANY for part in parameter_trees
    )
    place = place_of(tree)
    if body_tree.data == "external_body":
        return lambda scope: scope.run.null(place, "不执行外部函数。", "External functions are not run.")
    body = compile_tree(parts(body_tree)[0], reading.inside(names))
    result = type_of_tree(parts(body_tree)[0])

    def run_function(scope: Scope | Run) -> object:
        return user_function("", names, types, lambda values: body(Scope(values, scope)), result)

    return run_function


def user_function(
    name: str,
    names: tuple[str, ...],
    types: tuple[Type, ...],
    body: Callable[[dict[str, object]], object],
    result: Type = ANY,
) -> Function:
    """A function with typed parameters; `body` gets arguments by name. An unfit one makes the call null."""

    def call(run: Run, *values: object) -> object:
        given = {}
        for parameter, kind, value in zip(names, types, values, strict=True):
            fitting = coerce(kind, value)
            if fitting is MISSING:
                raise NullResult(f"参数“{parameter}”的类型不符。", f"“{parameter}” is of the wrong type.")
            given[parameter] = fitting
        return body(given)

    signature = Signature(tuple(Parameter(parameter) for parameter in names), call)
    return Function(name, (signature,), types, result)


@node("instance_of")
def _instance_of(tree: Node, reading: Reading) -> Closure:
    value_tree, type_tree = parts(tree)
    value, kind, place = (
        compile_tree(value_tree, reading),
        read_type(type_tree, reading.types),
        place_of(tree),
    )
    if kind is None:
        return lambda scope: scope.run.null(place, "类型未知。", "The type is not known.")
    return lambda scope: instance_of(value(scope), kind)
