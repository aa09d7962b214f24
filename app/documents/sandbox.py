"""The sandbox of letters: plain data, a short list of filters, loops and texts that are paid for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup, escape

from app.documents.budget import LONGEST_TEXT, Exhausted, joined
from app.documents.filters import FILTERS, Unusable, day, moment

# No name in a template can have a space in it.
BUDGET = "render budget"
HARMLESS = {
    *("abs", "int", "max", "min", "round"),
    *("d", "default", "e", "escape", "lower", "trim", "upper"),
    *("count", "first", "items", "last", "length", "list", "map", "sort", "unique"),
    *("reject", "rejectattr", "select", "selectattr"),
}
_ATTRIBUTES: tuple[tuple[type, frozenset[str]], ...] = (
    (dict, frozenset({"items", "keys", "values", "get"})),
    (datetime, frozenset({"year", "month", "day", "hour", "minute"})),
    (date, frozenset({"year", "month", "day"})),
    (str, frozenset({"startswith", "endswith"})),
    (LoopContext, frozenset({"index", "index0", "first", "last", "length", "revindex", "cycle", "changed"})),
)


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as letters may use it. See structure.py for what a template may not contain."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "//", "/"})

    def __init__(self) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
        )
        self.globals.clear()
        own = {"rounds": rounds, "together": together, "join": join, "sum": total}
        self.filters = {name: self.filters[name] for name in HARMLESS} | FILTERS | own

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Data first: a key called `items` is not the method of dicts."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only the attributes listed above."""
        return any(isinstance(obj, kind) and attr in allowed for kind, allowed in _ATTRIBUTES)

    def wrap_str_format(self, value: Any) -> None:
        """No formatting of texts: a width in it can fill the memory."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers; `+` also puts texts together."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            if len(left) + len(right) > LONGEST_TEXT:
                raise Exhausted
            return left + right
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(f"“{operator}”只能用于数字")
        if operator == "*" and _digits(left) + _digits(right) > _MOST_DIGITS:
            raise Exhausted
        return super().call_binop(context, operator, left, right)


_MOST_DIGITS = 60


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _digits(number: Any) -> int:
    return number.bit_length() // 3 if isinstance(number, int) else 20


def shown(value: object) -> object:
    """One value as it stands in a letter: yes and no in words, days as days, nothing as nothing."""
    if isinstance(value, (str, Undefined)):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (int, float)):
        return value
    raise Unusable("应为单个值，不是列表或对象")


@pass_context
def rounds(context: Context, items: Iterable[object], cost: int) -> Iterator[object]:
    """The items of a loop, each round paid for."""
    budget = context.get(BUDGET)
    return budget.rounds(items, cost)


def together(parts: list[object]) -> str:
    """What `~` puts together; text is escaped as soon as one part is already HTML."""
    values = [shown(part) for part in parts]
    if any(hasattr(value, "__html__") for value in values):
        return Markup(joined(str(escape(value)) for value in values))
    return joined(str(value) for value in values)


def join(parts: Iterable[object], separator: str = "") -> str:
    """Values with a separator between them."""
    values = list(parts)
    return together([part for value in values for part in (separator, value)][1:])


def total(values: Iterable[Any], start: Any = 0, attribute: str | None = None) -> Any:
    """A sum of numbers, or with `start=[]` lists put together."""
    for value in values:
        number = value[attribute] if attribute else value
        if isinstance(start, list) and isinstance(number, list):
            start = [*start, *number]
            if len(start) > LONGEST_TEXT // 10:
                raise Exhausted
        elif _is_number(start) and _is_number(number):
            start = start + number
        else:
            raise Unusable("只有数字可以相加")
    return start
