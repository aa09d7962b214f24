"""What callers use: compile once, evaluate often."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from app.feel.compiler import BUILTINS, Node, Reading, compile_tree, constant_of, no_types, parts
from app.feel.errors import FeelError, LimitExceeded, Reason
from app.feel.limits import STEPS, too_deep
from app.feel.meter import meter, refuse_unwieldy
from app.feel.names import STANDING_NAMES, KnownNames, canonical, is_one_word
from app.feel.parser import parse
from app.feel.scope import MISSING, Closure, Run, admit
from app.feel.types import TypeNames
from app.feel.unary_tests import Test, compile_tests

# What takes no longer than its text is long: nothing here needs to be counted.
_STRAIGHT = frozenset(
    {"number", "string", "at_literal", "true", "false", "null", "name", "group", "path", "if"}
    | {"conjunction", "disjunction", "relation", "between", "negative", "addition", "multiplication"}
)


def run_counted(closure: Closure, run: Run) -> object:
    """One evaluation with a full count of steps; one inside another takes up its own count."""
    before = meter.left
    meter.left = STEPS
    try:
        value = closure(run)
        if type(value) is list or type(value) is dict:
            refuse_unwieldy(value)
        return value
    except _STOPPING as error:
        raise _refusal(error) from None
    finally:
        meter.left = before


# What Python raises where a value or a stack outgrows it: never the caller's concern.
_STOPPING = (RecursionError, MemoryError, ArithmeticError)


def _refusal(error: BaseException) -> FeelError:
    if isinstance(error, RecursionError):
        return too_deep()
    if isinstance(error, MemoryError):
        return LimitExceeded("内存不足。", "The evaluation takes too much memory.")
    return FeelError("数值无效或超出范围。", "A number is invalid or out of range.")


class Expression:
    """A compiled expression. `names` are the names that its context should give."""

    __slots__ = ("_closure", "_straight", "names", "text")

    def __init__(self, text: str, closure: Closure, names: frozenset[str], straight: bool) -> None:
        self.text = text
        self._closure = closure
        self.names = names
        self._straight = straight

    def evaluate(self, context: Mapping[str, object], moment: datetime | None = None) -> object:
        """The value, null (None) where the standard says so. `moment` is what `now()` and `today()` give.

        Raises LimitExceeded, and FeelError for a context value of a type the language does not know.
        """
        return self._run(Run(context, moment))

    def _run(self, run: Run) -> object:
        try:
            return self._closure(run) if self._straight else run_counted(self._closure, run)
        except _STOPPING as error:
            raise _refusal(error) from None

    def explain(
        self, context: Mapping[str, object], moment: datetime | None = None
    ) -> tuple[object, tuple[Reason, ...]]:
        """The value together with the reasons of the nulls met on the way."""
        run = Run(context, moment)
        value = self._run(run)
        return value, tuple(run.reasons or ())

    def condition(self, context: Mapping[str, object], moment: datetime | None = None) -> bool:
        """True or false, for a gateway. Raises FeelError where the result is null or anything else."""
        run = Run(context, moment)
        # Every step of a case asks this: what needs no counting goes straight to the closure.
        try:
            value = self._closure(run) if self._straight else run_counted(self._closure, run)
        except _STOPPING as error:
            raise _refusal(error) from None
        if value is True or value is False:
            return value
        raise _no_condition(value, tuple(run.reasons or ()))


def _no_condition(value: object, reasons: tuple[Reason, ...]) -> FeelError:
    zh, en = (
        ("条件的结果为空（null）", "The condition gives null")
        if value is None
        else ("条件的结果不是真或假", "The condition gives neither true nor false")
    )
    line, column = (reasons[0].line, reasons[0].column) if reasons else (1, 1)
    because_zh = f"：{reasons[0].sentence_zh}" if reasons else "。"
    because_en = f": {reasons[0].sentence_en}" if reasons else "."
    return FeelError(zh + because_zh, en + because_en, line, column, reasons)


class UnaryTests:
    """The compiled tests of a table cell."""

    __slots__ = ("_test", "names", "text")

    def __init__(self, text: str, test: Test, names: frozenset[str]) -> None:
        self.text = text
        self._test = test
        self.names = names

    def matches(
        self, given: object, context: Mapping[str, object] | None = None, moment: datetime | None = None
    ) -> bool:
        """Whether a value passes the tests; `context` gives the other names in them."""
        value = admit(given)
        return run_counted(lambda run: self._test(value, run), Run(context or {}, moment)) is True


def compile_expression(text: str, names: Iterable[str] = ()) -> Expression:
    """Compile an expression, or raise FeelError with line, column and a sentence.

    `names` are those the context may give; the ones with spaces or signs inside can only be read if known.
    """
    return _compiled_expression(text, _telling(names))


def compile_unary_tests(text: str, names: Iterable[str] = ()) -> UnaryTests:
    """Compile the tests of a table cell, such as `>= 3`, `"a","b"`, `[1..5)`, `not(0)` or `-`."""
    return _compiled_tests(text, _telling(names))


def evaluate(text: str, context: Mapping[str, object], moment: datetime | None = None) -> object:
    """Compile with the names of the context and evaluate. Compiled expressions are kept."""
    return compile_expression(text, names_in(context)).evaluate(context, moment)


def names_in(context: Mapping[str, object]) -> frozenset[str]:
    """The names in a context and in the contexts within it."""
    found: set[str] = set()
    waiting: list[object] = [context]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            found.update(name for name in value if isinstance(name, str))
            waiting.extend(value.values())
        elif isinstance(value, (list, tuple)):
            waiting.extend(value[:1])
    return frozenset(found)


def _telling(names: Iterable[str]) -> frozenset[str]:
    """The names that change how a text is read; the others need not be told apart in the cache."""
    return frozenset(name for name in map(canonical, names) if not is_one_word(name))


@lru_cache(maxsize=8192)
def _compiled_expression(text: str, names: frozenset[str]) -> Expression:
    tree = _parsed(text, names, "expression")
    straight = all(part.data in _STRAIGHT for part in tree.iter_subtrees())
    reading = Reading()
    closure = _within_depth(lambda: compile_tree(tree, reading))
    return Expression(text, closure, frozenset(reading.free), straight)


@lru_cache(maxsize=8192)
def _compiled_tests(text: str, names: frozenset[str]) -> UnaryTests:
    tree = _parsed(text, names, "unary_tests")
    reading = Reading()
    test = _within_depth(lambda: compile_tests(tree, reading))
    return UnaryTests(text, test, frozenset(reading.free))


def closure_within(text: str, names: Iterable[str], types: TypeNames = no_types) -> Closure:
    """An expression compiled to run in the scopes of something larger, such as a decision."""
    tree = _parsed(text, _telling(names), "expression")
    return _within_depth(lambda: compile_tree(tree, Reading(types=types, inner=True)))


def tests_within(text: str, names: Iterable[str]) -> Test:
    """The tests of a cell compiled to run in the scopes of a decision."""
    tree = _parsed(text, _telling(names), "unary_tests")
    return _within_depth(lambda: compile_tests(tree, Reading(inner=True)))


@lru_cache(maxsize=1)
def _standing_names() -> KnownNames:
    return KnownNames((*STANDING_NAMES, *BUILTINS))


@lru_cache(maxsize=256)
def _known_names(names: frozenset[str]) -> KnownNames:
    return KnownNames(names, _standing_names())


def _parsed(text: str, names: frozenset[str], start: str) -> Node:
    return parse(text, KnownNames((), _known_names(names)), start)


Made = TypeVar("Made")


def _within_depth(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except RecursionError:
        raise too_deep() from None


def parsed_expression(text: str, names: Iterable[str]) -> Node:
    """The tree of an expression, for those who judge it and do not run it."""
    return _kept_tree(text, _telling(names), "expression")


def parsed_tests(text: str, names: Iterable[str]) -> Node:
    """The tree of a cell's tests, for those who read a cell and do not run it."""
    return _kept_tree(text, _telling(names), "unary_tests")


# Trees are read and never changed; a check asks for the same texts again and again.
_kept_tree = lru_cache(maxsize=4096)(_parsed)


def allowed_constants(text: str, names: Iterable[str]) -> list[object]:
    """The literal values that a list of tests names, in its order; other tests are passed over."""
    tree = parsed_tests(text, names)
    values = [constant_of(parts(part)[0]) for part in parts(tree)]
    return [value for value in values if value is not MISSING]
