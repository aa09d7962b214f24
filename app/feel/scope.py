"""Where names are looked up while an expression runs, and what the run collects."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from app.feel.decimals import DECIMAL
from app.feel.errors import FeelError, Reason
from app.feel.limits import REASONS, VALUE_DEPTH, too_deep
from app.feel.meter import spend
from app.feel.values import DayTimeDuration, Function, HostFunction, Range, YearMonthDuration

MISSING: object = object()
SCALARS = frozenset(
    {
        str,
        bool,
        type(None),
        Decimal,
        date,
        time,
        datetime,
        YearMonthDuration,
        DayTimeDuration,
        Range,
        Function,
    }
    | {HostFunction}
)
Place = tuple[int, int]


class Scope:
    """Names bound inside an expression, with the scope around it."""

    __slots__ = ("names", "parent", "run")

    def __init__(self, names: dict[str, object], parent: "Scope | Run") -> None:
        self.names = names
        self.parent = parent
        self.run: Run = parent.run


class Run:
    """One evaluation: the caller's names, the moment that it is made for, and the nulls met."""

    parent = None
    depth = 0
    reasons: list[Reason] | None = None
    admitted: dict[str, object] | None = None

    def __init__(self, names: Mapping[str, object], moment: datetime | None = None) -> None:
        self.names = names
        self.moment = moment

    @property
    def run(self) -> "Run":
        return self

    def null(self, place: Place, sentence_zh: str, sentence_en: str) -> object:
        """Null, with the reason kept."""
        if self.reasons is None:
            self.reasons = []
        if len(self.reasons) < REASONS:
            self.reasons.append(Reason(*place, sentence_zh, sentence_en))
        return None

    def admit(self, name: str, value: object) -> object:
        """The caller's value as a value of the language; lists and contexts are taken over once."""
        if type(value) is int:
            return DECIMAL.create_decimal(value)
        if self.admitted is None:
            self.admitted = {}
        if name not in self.admitted:
            self.admitted[name] = admit(value)
        return self.admitted[name]


Closure = Callable[["Scope | Run"], object]


def admit(value: object, depth: int = 0) -> object:
    """A Python value as a value of the language, all the way down; refuses what the language lacks."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if depth > VALUE_DEPTH:
        raise too_deep()
    if kind is int:
        return DECIMAL.create_decimal(value)  # type: ignore[arg-type]
    if isinstance(value, (list, tuple)):
        spend(len(value))
        return [admit(element, depth + 1) for element in value]
    if isinstance(value, Mapping):
        spend(len(value))
        return {_entry_name(name): admit(element, depth + 1) for name, element in value.items()}
    if isinstance(value, str):
        return str.__str__(value)
    raise _unknown_type(value)


def _entry_name(name: object) -> str:
    if not isinstance(name, str):
        raise _unknown_type(name)
    return str.__str__(name)


def _unknown_type(value: object) -> FeelError:
    kind = type(value).__name__
    return FeelError(
        f"表达式不接受 Python 类型 {kind} 的值。", f"Expressions take no value of the Python type {kind}."
    )
