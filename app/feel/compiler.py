"""Turns a tree into nested Python closures, one for each part, each taking the scope that it runs in.

The parts register themselves under the names of the grammar's rules; `compile_tree` finds them there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from lark import Token, Tree

from app.feel.decimals import DECIMAL, number_from_text
from app.feel.errors import FeelError, NullResult
from app.feel.limits import TREE_DEPTH, too_deep
from app.feel.literals import text_from_literal
from app.feel.scope import MISSING, SCALARS, Closure, Place, Run, Scope
from app.feel.temporal import read_temporal_literal

Node = Tree[Token]


def no_types(name: str) -> None:
    """Where the caller has no types of its own."""
    return


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known while a tree is compiled: names bound around this part, and how deep we are.

    `free` collects the names that the caller has to give; all readings of one expression share it.
    `types` finds the caller's own types by name.
    """

    free: set[str] = field(default_factory=set)
    types: Callable[[str], Any] = no_types
    bound: frozenset[str] = frozenset()
    inner: bool = False
    depth: int = 0

    def inside(self, names: Iterable[str]) -> "Reading":
        """The reading within a scope that binds further names."""
        return replace(self, bound=self.bound | frozenset(names), inner=True)


Compile = Callable[[Node, Reading], Closure]
_COMPILERS: dict[str, Compile] = {}
BUILTINS: dict[str, object] = {}


def node(*rules: str) -> Callable[[Compile], Compile]:
    """Register a function as the compiler of these grammar rules."""

    def register(compile_rule: Compile) -> Compile:
        for rule in rules:
            _COMPILERS[rule] = compile_rule
        return compile_rule

    return register


def compile_tree(tree: Node, reading: Reading) -> Closure:
    """The closure that evaluates a tree."""
    if reading.depth > TREE_DEPTH:
        raise too_deep(*place_of(tree))
    return _COMPILERS[tree.data](tree, replace(reading, depth=reading.depth + 1))


def place_of(tree: Node) -> Place:
    """Line and column, both from 1."""
    meta = tree.meta
    return (1, 1) if meta.empty else (meta.line, meta.column)


def parts(tree: Node) -> list[Node]:
    """The children that are trees, without brackets, operators and keywords."""
    return [child for child in tree.children if isinstance(child, Tree)]


def token(tree: Node, kind: str) -> Token | None:
    """The first child token of a kind."""
    return next((child for child in tree.children if isinstance(child, Token) and child.type == kind), None)


def guarded(closure: Closure, place: Place) -> Closure:
    """A closure that keeps the reason and gives null where the standard says so."""

    def run_guarded(scope: Scope | Run) -> object:
        try:
            return closure(scope)
        except NullResult as result:
            return scope.run.null(place, result.sentence_zh, result.sentence_en)

    return run_guarded


def constant_of(tree: Node) -> object:
    """The value that a literal always has; MISSING where the tree is no literal."""
    if tree.data == "group":
        return constant_of(parts(tree)[0])
    if tree.data == "negative":
        value = constant_of(parts(tree)[0])
        return DECIMAL.minus(value) if isinstance(value, Decimal) else MISSING
    read = _LITERALS.get(tree.data)
    return read(tree) if read else MISSING


def _number(tree: Node) -> object:
    return number_from_text(str(tree.children[0]))


def _string(tree: Node) -> object:
    try:
        return text_from_literal(str(tree.children[0]))
    except ValueError as error:
        raise FeelError(
            "文本里的字符编码无效。", "The string has an escape that is no character.", *place_of(tree)
        ) from error


def _at_literal(tree: Node) -> object:
    return read_temporal_literal(text_from_literal(str(tree.children[0])[1:].lstrip()))


_LITERALS: dict[str, Callable[[Node], object]] = {
    "number": _number,
    "string": _string,
    "at_literal": _at_literal,
    "true": lambda tree: True,
    "false": lambda tree: False,
    "null": lambda tree: None,
}


@node("number", "string", "at_literal", "true", "false", "null")
def _literal(tree: Node, reading: Reading) -> Closure:
    value = constant_of(tree)
    if value is None and tree.data != "null":
        place = place_of(tree)

        def unreadable(scope: Scope | Run) -> object:
            return scope.run.null(place, "字面量无效或超出范围。", "The literal is invalid or out of range.")

        return unreadable
    return lambda scope: value


@node("group")
def _group(tree: Node, reading: Reading) -> Closure:
    return compile_tree(parts(tree)[0], reading)


@node("name")
def _name(tree: Node, reading: Reading) -> Closure:
    name, place = str(tree.children[0]), place_of(tree)
    if name not in reading.bound and name not in BUILTINS:
        reading.free.add(name)

    def from_caller(scope: Scope | Run) -> object:
        try:
            value = scope.names[name]
        except KeyError:
            value = MISSING
        if type(value) in SCALARS:
            return value
        return of_caller(scope.run, name, value, place)

    def from_scopes(scope: Scope | Run) -> object:
        while scope.parent is not None:
            value = scope.names.get(name, MISSING)
            if value is not MISSING:
                return value
            scope = scope.parent
        return from_caller(scope)

    return from_scopes if reading.inner else from_caller


def of_caller(run: Run, name: str, value: object, place: Place) -> object:
    """A name's value where it is no scalar: an int, a list or context, a built-in, or unknown."""
    if value is not MISSING:
        return run.admit(name, value)
    if name in BUILTINS:
        return BUILTINS[name]
    return run.null(place, f"名称“{name}”未知。", f"The name “{name}” is not known.")
