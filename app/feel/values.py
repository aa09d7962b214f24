"""The values of the language that Python does not have: durations, ranges, functions.

Numbers are Decimal, the rest str, bool, None, list, dict, date, time, datetime.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from app.feel.errors import NullResult

NANOS = 1_000_000_000
DAY = 86_400 * NANOS
_MOST_MONTHS = 999_999_999 * 12
_MOST_NANOS = 999_999_999 * 366 * DAY


@dataclass(frozen=True, slots=True, order=True)
class YearMonthDuration:
    """A length in whole months; `str()` gives ISO 8601, as `P1Y6M`."""

    months: int

    def __post_init__(self) -> None:
        if abs(self.months) > _MOST_MONTHS:
            raise NullResult("期间超出范围。", "The duration is out of range.")

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if self.months < 0 else "") + "P" + (parts or "0M")


@dataclass(frozen=True, slots=True, order=True)
class DayTimeDuration:
    """A length in nanoseconds; `str()` gives ISO 8601, as `P1DT2H`."""

    nanoseconds: int

    def __post_init__(self) -> None:
        if abs(self.nanoseconds) > _MOST_NANOS:
            raise NullResult("期间超出范围。", "The duration is out of range.")

    @property
    def seconds(self) -> Decimal:
        """The whole length in seconds."""
        return Decimal(self.nanoseconds) / NANOS

    def __str__(self) -> str:
        days, rest = divmod(abs(self.nanoseconds), DAY)
        seconds, nanos = divmod(rest, NANOS)
        fraction = f".{nanos:09d}".rstrip("0") if nanos else ""
        clock = "".join(
            f"{amount}{unit}"
            for amount, unit in ((seconds // 3600, "H"), (seconds // 60 % 60, "M"))
            if amount
        ) + (f"{seconds % 60}{fraction}S" if seconds % 60 or nanos else "")
        text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-" if self.nanoseconds < 0 else "") + "P" + (text or "T0S")


Duration = YearMonthDuration | DayTimeDuration

_DURATION = re.compile(
    r"(-)?P(?=.)(?:(\d{1,12})Y)?(?:(\d{1,12})M)?(?:(\d{1,12})D)?"
    r"(?:T(?=.)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{0,18}))?S)?)?",
    re.ASCII,
)


def parse_duration(text: str) -> Duration | None:
    """A duration from ISO 8601 text, either of years and months or of days and time; None otherwise."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    minus, years, months, days, hours, minutes, seconds, fraction = found.groups()
    of_months = years is not None or months is not None
    of_days = any(part is not None for part in (days, hours, minutes, seconds))
    if of_months == of_days:
        return None
    sign = -1 if minus else 1
    try:
        if of_months:
            return YearMonthDuration(sign * (int(years or 0) * 12 + int(months or 0)))
        whole_seconds = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
        nanos = int((fraction or "0").ljust(9, "0")[:9])
        return DayTimeDuration(sign * (int(days or 0) * DAY + whole_seconds * NANOS + nanos))
    except NullResult:
        return None


@dataclass(frozen=True, slots=True)
class Range:
    """An interval. An end of None is open to infinity (`< 5` has start None).

    `sign` is `=` or `!=` where that is how the range was written.
    """

    start: object
    end: object
    start_included: bool = True
    end_included: bool = True
    sign: str = ""


@dataclass(frozen=True, slots=True)
class HostFunction:
    """A function that the caller lends to expressions.

    `call` gets the arguments in the order of `parameters` (absent ones as None), as FEEL values, and
    gives a FEEL value. It may raise FeelError; parameters ending in `?` may be left out.
    """

    name: str
    parameters: tuple[str, ...]
    call: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: the type names it takes (`any` for all), may it be left out, does it take the rest."""

    name: str
    kinds: tuple[str, ...] = ("any",)
    optional: bool = False
    variadic: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function; `call` gets the values in the order of the parameters, and the run."""

    parameters: tuple[Parameter, ...]
    call: Callable[..., object]


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function of the language, user-defined or built in, with one signature or several.

    `check` judges an argument against a parameter's type (for user-defined types); `result_type` is what
    `instance of` compares.
    """

    name: str
    signatures: tuple[Signature, ...]
    parameter_types: tuple[object, ...] = ()
    result_type: object = None
