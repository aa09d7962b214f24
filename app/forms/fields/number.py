"""Numbers and amounts of money, always Decimal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.forms.fields.base import Field, FieldContext, Option, Unreadable, common
from app.forms.fields.bounds import Bounds, read_bounds
from app.forms.part import Part

_WRITTEN = re.compile(r"[+-]?(\d{1,18}|\d{1,3}(,\d{3}){1,5})(\.\d{0,18})?", re.ASCII)
_MOST = Decimal(10) ** 18
_MOST_DECIMALS = 6


@dataclass(frozen=True, kw_only=True)
class NumberField(Field, Bounds):
    """A number with at most `decimals` places; money has two and is not negative."""

    decimals: int = _MOST_DECIMALS
    money: bool = False
    unit: str = ""

    beneath = "不能小于{limit}。"
    beyond = "不能大于{limit}。"

    def parse(self, raw: object, around: FieldContext) -> Decimal | None:
        """The number; thousands may be set off by commas."""
        number = _number(raw)
        if number is None:
            return None
        if not number.is_finite() or abs(number) >= _MOST:
            raise Unreadable("not_a_number", "数值超出可以填写的范围。")
        if number != round(number, self.decimals):
            raise Unreadable("too_precise", self._precision_sentence(), decimals=self.decimals)
        return round(number, self.decimals) if self.money or self.decimals == 0 else number

    def problems(self, value: object) -> Iterator[Unreadable]:
        """Money is not negative unless a limit says so."""
        if self.money and self.minimum is None and isinstance(value, Decimal) and value < 0:
            yield Unreadable("too_small", "金额不能为负数。")

    def _precision_sentence(self) -> str:
        return "请填写整数。" if self.decimals == 0 else "最多保留{decimals}位小数。"

    def to_text(self, value: object) -> str:
        """Plain digits without exponent."""
        return format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """With its unit, thousands set off in amounts of money."""
        if not isinstance(value, Decimal):
            return self.to_text(value)
        digits = f"{value:,.2f}" if self.money else self.to_text(value)
        return f"{digits} {self.unit}".strip()


def _number(raw: object) -> Decimal | None:
    if raw is None or raw == "":
        return None
    if isinstance(raw, Decimal):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Decimal(repr(raw)) if isinstance(raw, float) else _whole(raw)
    text = raw.strip().replace("，", ",").replace("−", "-") if isinstance(raw, str) else ""
    if isinstance(raw, str) and not text:
        return None
    if not _WRITTEN.fullmatch(text):
        raise Unreadable("not_a_number", "请填写数字。")
    return Decimal(text.replace(",", ""))


def _whole(raw: int) -> Decimal:
    if raw.bit_length() > 64:
        raise Unreadable("not_a_number", "数值超出可以填写的范围。")
    return Decimal(raw)


def read_number(part: Part, properties: Part, validate: Part) -> NumberField:
    """A `number`; `changhu_type` "money" makes it an amount in yuan."""
    part.ignore("increment", "serializeToString")
    kind = properties.text("changhu_type")
    if kind not in ("", "money"):
        part.problem(f"数字框不支持类型“{kind}”")
    money = kind == "money"
    decimals = part.count("decimalDigits")
    unit = part.part("appearance").text("suffixAdorner")
    return NumberField(
        **common(part, properties, validate),
        decimals=2 if money else _MOST_DECIMALS if decimals is None else min(decimals, _MOST_DECIMALS),
        money=money,
        unit=unit or ("元" if money else ""),
        **read_bounds(validate, properties),
    )
