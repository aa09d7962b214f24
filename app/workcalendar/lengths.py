"""Lengths of time as a source states them: 5 working days, 7 days, 3 months, 2 years. Never converted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import MaterialRefused
from app.domain.sentences import Sentence


class Unit(StrEnum):
    """工作日, calendar days (天), calendar months (个月), calendar years (年)."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"

    @property
    def label(self) -> str:
        return _LABELS[self]


_ONE = {
    Unit.WORKING_DAYS: Sentence("1个工作日"),
    Unit.DAYS: Sentence("1天"),
    Unit.MONTHS: Sentence("1个月"),
    Unit.YEARS: Sentence("1年"),
}
_SEVERAL = {
    Unit.WORKING_DAYS: "{number}个工作日",
    Unit.DAYS: "{number}天",
    Unit.MONTHS: "{number}个月",
    Unit.YEARS: "{number}年",
}
_LABELS = {Unit.WORKING_DAYS: "个工作日", Unit.DAYS: "天", Unit.MONTHS: "个月", Unit.YEARS: "年"}

# About a century each: a length typed with a few noughts too many must not make a walk of hours.
LONGEST = {Unit.WORKING_DAYS: 25_000, Unit.DAYS: 36_525, Unit.MONTHS: 1_200, Unit.YEARS: 100}


@dataclass(frozen=True)
class Length:
    """A whole number, at least one, of one unit. Raises MaterialRefused otherwise."""

    value: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.value <= LONGEST[self.unit]:
            raise _refused(self.value, f"数值应在1至{LONGEST[self.unit]}之间")

    @classmethod
    def parse(cls, stated: object) -> "Length":
        """Reads `{value: 5, unit: working_days}` or `5 working_days`. Raises MaterialRefused."""
        if isinstance(stated, Length):
            return stated
        if isinstance(stated, str):
            number, _, unit = stated.strip().partition(" ")
            return cls(_whole(number), _unit(unit.strip()))
        if isinstance(stated, Mapping) and stated.keys() == {"value", "unit"}:
            return cls(_whole(stated["value"]), _unit(stated["unit"]))
        raise _refused(stated, "应写明数值和单位")

    def as_feel(self) -> dict[str, object]:
        """The form in which expressions see a length."""
        return {"value": self.value, "unit": self.unit.value}

    @property
    def said(self) -> Sentence:
        """The length in words."""
        return _ONE[self.unit] if self.value == 1 else Sentence(_SEVERAL[self.unit], {"number": self.value})

    def __str__(self) -> str:
        return str(self.said)


def _whole(number: object) -> int:
    # FEEL numbers and YAML text arrive as Decimal or str; int() alone would cut 1.5 to 1 and take True for 1.
    if isinstance(number, bool):
        raise _refused(number, "数值应为整数")
    try:
        whole = int(number)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        raise _refused(number, "数值应为整数") from None
    if not isinstance(number, str) and whole != number:
        raise _refused(number, "数值应为整数")
    return whole


def _unit(name: object) -> Unit:
    try:
        return Unit(str(name))
    except ValueError:
        raise _refused(name, "时间单位只有 working_days、days、months、years") from None


def _refused(stated: object, reason: str) -> MaterialRefused:
    return MaterialRefused(material=f"期限 {stated}", reason=reason)
