"""What callers use: compile once, evaluate often."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from app.feel.compiler import BUILTINS, Reading, compile_tree
from app.feel.errors import FeelError, LimitExceeded, Reason
from app.feel.limits import STEPS, too_deep
from app.feel.meter import meter, refuse_unwieldy
from app.feel.names import STANDING_NAMES, KnownNames, canonical, is_one_word
from app.feel.parser import parse
from app.feel.scope import Closure, Run

INPUT = "?"
# What takes no longer than its text is long: nothing here needs to be counted.
_STRAIGHT = frozenset(
    {"number", "string", "at_literal", "true", "false", "null", "name", "group", "path", "if"}
    | {"conjunction", "disjunction", "relation", "between", "negative", "addition", "multiplication"}
    | {"any_input", "tests", "negated_tests", "input_test", "input_comparison"}
)


def _run(closure: Closure, run: Run, straight: bool) -> object:
    """One evaluation with a full count of steps; one inside another takes up its own count."""
    before = meter.left
    try:
        if straight:
            return closure(run)
        meter.left = STEPS
        value = closure(run)
        if type(value) is list or type(value) is dict:
            refuse_unwieldy(value)
        return value
    except RecursionError:
        raise too_deep() from None
    except MemoryError:
        raise LimitExceeded("内存不足。", "The evaluation takes too much memory.") from None
    finally:
        if not straight:
            meter.left = before


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
        return _run(self._closure, Run(context, moment), self._straight)

    def explain(
        self, context: Mapping[str, object], moment: datetime | None = None
    ) -> tuple[object, tuple[Reason, ...]]:
        """The value together with the reasons of the nulls met on the way."""
        run = Run(context, moment)
        value = _run(self._closure, run, self._straight)
        return value, tuple(run.reasons or ())

    def condition(self, context: Mapping[str, object], moment: datetime | None = None) -> bool:
        """True or false, for a gateway. Raises FeelError where the result is null or anything else."""
        run = Run(context, moment)
        value = _run(self._closure, run, self._straight)
        if value is True or value is False:
            return value
        raise _no_condition(value, tuple(run.reasons or ()))


def _no_condition(value: object, reasons: tuple[Reason, ...]) -> FeelError:
    zh, en = (
        ("条件的结果为空(null)", "The condition gives null")
        if value is None
        else ("条件的结果不是真或假", "The condition gives neither true nor false")
    )
    line, column = (reasons[0].line, reasons[0].column) if reasons else (1, 1)
    because_zh = f":{reasons[0].sentence_zh}" if reasons else "。"
    because_en = f": {reasons[0].sentence_en}" if reasons else "."
    return FeelError(zh + because_zh, en + because_en, line, column, reasons)


class UnaryTests:
    """The compiled tests of a table cell."""

    __slots__ = ("_closure", "_straight", "names", "text")

    def __init__(self, text: str, closure: Closure, names: frozenset[str], straight: bool) -> None:
        self.text = text
        self._closure = closure
        self.names = names
        self._straight = straight

    def matches(
        self, given: object, context: Mapping[str, object] | None = None, moment: datetime | None = None
    ) -> bool:
        """Whether a value passes the tests; `context` gives the other names in them."""
        return _run(self._closure, Run({**(context or {}), INPUT: given}, moment), self._straight) is True


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
    closure, free, straight = _compile(text, names, "expression")
    return Expression(text, closure, free, straight)


@lru_cache(maxsize=8192)
def _compiled_tests(text: str, names: frozenset[str]) -> UnaryTests:
    closure, free, straight = _compile(text, names, "unary_tests")
    return UnaryTests(text, closure, free - {INPUT}, straight)


@lru_cache(maxsize=1)
def _standing_names() -> KnownNames:
    return KnownNames((*STANDING_NAMES, *BUILTINS))


def _compile(text: str, names: frozenset[str], start: str) -> tuple[Closure, frozenset[str], bool]:
    try:
        tree = parse(text, KnownNames(names, _standing_names()), start)
        reading = Reading()
        straight = all(part.data in _STRAIGHT for part in tree.iter_subtrees())
        return compile_tree(tree, reading), frozenset(reading.free), straight
    except RecursionError:
        raise too_deep() from None
