"""What a template may do with its data, besides the harmless filters of Jinja itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from markupsafe import Markup, escape

from app.documents.amounts import in_capitals
from app.domain.grades import Grade
from app.domain.masking import mask_id_number, mask_name, mask_phone
from app.workcalendar.lengths import Unit
from app.workcalendar.moments import SHANGHAI


class Unusable(Exception):
    """A value that a filter cannot show; the text is the reason."""


def day(value: object) -> str:
    """2026年5月6日; a moment gives its day in Shanghai; nothing gives nothing."""
    found = _date(value)
    if isinstance(found, datetime):
        found = found.astimezone(SHANGHAI).date() if found.tzinfo else found.date()
    return "" if found is None else f"{found.year}年{found.month}月{found.day}日"


def moment(value: object) -> str:
    """2026年5月6日 09:30, in Shanghai."""
    found = _date(value)
    if found is None:
        return ""
    if not isinstance(found, datetime):
        return day(found)
    local = found.astimezone(SHANGHAI) if found.tzinfo else found
    return f"{day(local)} {local:%H:%M}"


def span(value: object) -> str:
    """A length as parameters give it, `{value: 10, unit: "working_days"}`: 10个工作日."""
    if value is None:
        return ""
    if not isinstance(value, Mapping) or value.get("unit") not in list(Unit):
        raise Unusable("应为时长")
    return f"{value.get('value')}{Unit(value['unit']).label}"


def money(value: object) -> str:
    """1,234.50元."""
    return "" if value is None else f"{_number(value):,.2f}元"


def capital_money(value: object) -> str:
    """人民币壹仟贰佰叁拾肆元伍角整."""
    try:
        return "" if value is None else in_capitals(_number(value))
    except ValueError as error:
        raise Unusable("金额过大") from error


def grade(value: object) -> str:
    """重度失能Ⅰ级 for 3."""
    try:
        return "" if value is None else Grade(int(_number(value))).label
    except ValueError as error:
        raise Unusable("应为0至5级") from error


def lines(value: object) -> Markup:
    """Text with its line breaks."""
    return Markup("<br>").join(escape(part) for part in _text(value).splitlines())


def masked(mask: Callable[[str], str]) -> Callable[[object], str]:
    """A mask as a filter; nothing gives nothing."""
    return lambda value: mask(_text(value)) if value else ""


def _date(value: object) -> date | None:
    """A day or moment, also from its ISO text."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise Unusable("应为日期") from error


def _number(value: object) -> Decimal:
    try:
        number = (
            value
            if isinstance(value, Decimal)
            else Decimal(_text(value) if isinstance(value, str) else int(str(value)))
        )
    except (InvalidOperation, ValueError) as error:
        raise Unusable("应为数字") from error
    if not number.is_finite():
        raise Unusable("应为数字")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unusable("应为文字")
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "span": span,
    "money": money,
    "capital_money": capital_money,
    "grade": grade,
    "lines": lines,
    "mask_name": masked(mask_name),
    "mask_id_number": masked(mask_id_number),
    "mask_phone": masked(mask_phone),
}
