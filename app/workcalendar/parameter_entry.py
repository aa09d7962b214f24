"""Parameter values as a person writes and reads them, and as plain data in which nothing is lost."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.domain.errors import MaterialRefused
from app.workcalendar.parameter_units import ROLES, UNITS

UNIT_NAMES: Mapping[str, str] = {
    "working_days": "个工作日",
    "days": "天",
    "months": "个月",
    "years": "年",
    "percent": "%",
    "CNY": "元",
    "CNY_per_case": "元/件",
    "CNY_per_month": "元/月",
    "minutes": "分钟",
    "visits_per_month": "次/月",
    "persons": "人",
    "assessors": "名评估人员",
    "experts": "名评估专家",
    "count": "个",
    "per_year": "次/年",
    "per_quarter": "次/季度",
    "insured_persons_per_institution": "名参保人/机构",
    "months_of_payment": "个月的待遇",
    "calendar_year": "年度",
    "category_code": "类别",
    "boolean": "是或否",
    "enum": "选项",
    "rule": "规则",
    "text": "文字",
    "enum_set": "清单",
    "list": "列表",
    "role": "办理主体",
    "date": "日期",
    "immediate": "即时办结",
    "table": "表格",
}

COUNTED = (
    "working_days", "days", "months", "years", "percent", "CNY", "CNY_per_case", "CNY_per_month", "minutes",
    "visits_per_month", "persons", "assessors", "experts", "count", "per_year", "per_quarter",
    "insured_persons_per_institution", "months_of_payment",
)  # fmt: skip
"""Units that stand behind a number; the others say what kind of value it is."""

_DECIMALS = ("percent", "CNY", "CNY_per_case", "CNY_per_month")
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,12}")
_YES_AND_NO = {"是": True, "否": False}


def read_entry(text: str, unit: str) -> object:
    """The value that somebody has typed, a list with one item a line. Raises MaterialRefused."""
    reader = _READERS.get(unit, _whole if unit in UNITS else None)
    if reader is None:
        raise _refused(f"未知的单位 {unit}")
    value = reader(text.strip())
    if not UNITS[unit](value):
        raise _refused(f"“{text.strip()}”不是适合“{UNIT_NAMES[unit]}”的值")
    return value


def in_words(value: object, unit: str) -> str:
    """The value with its unit, as a page shows it: 5 个工作日, 70%, 是."""
    if unit == "immediate":
        return UNIT_NAMES[unit]
    words = _words(value, unit)
    if unit in COUNTED:
        return f"{words}%" if unit == "percent" else f"{words} {UNIT_NAMES[unit]}"
    return words


def as_entry(value: object, unit: str) -> str:
    """The text that `read_entry` reads as this value."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def to_plain(value: object) -> object:
    """The value as JSON can hold it: numbers with decimals and dates become text."""
    if isinstance(value, list):
        return [to_plain(each) for each in value]
    return str(value) if isinstance(value, Decimal | date) else value


def from_plain(value: object, unit: str) -> object:
    """What `to_plain` was given."""
    if unit in _DECIMALS and isinstance(value, str):
        return Decimal(value)
    return value


def _words(value: object, unit: str) -> str:
    if isinstance(value, list):
        return "、".join(_words(each, unit) for each in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return ROLES.get(str(value), str(value)) if unit == "role" else str(value)


def _whole(text: str) -> object:
    if not _WHOLE.fullmatch(text):
        raise _refused(f"“{text}”应为整数")
    return int(text)


def _decimal(text: str) -> object:
    if not _NUMBER.fullmatch(text):
        raise _refused(f"“{text}”应为数字")
    return _plain_number(text)


def _plain_number(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number


def _flag(text: str) -> object:
    if text not in _YES_AND_NO:
        raise _refused("应为“是”或“否”")
    return _YES_AND_NO[text]


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise _refused("至少写一行")
    return lines


def _numbers_or_lines(text: str) -> object:
    """Whole numbers where every line is one: grades are compared as numbers."""
    lines = _lines(text)
    return [int(line) for line in lines] if all(map(_WHOLE.fullmatch, lines)) else lines


def _one_or_lines(text: str) -> object:
    lines = _lines(text)
    return lines[0] if len(lines) == 1 else lines


def _nothing(_text: str) -> object:
    return 0


def _refused(reason: str) -> MaterialRefused:
    return MaterialRefused(material="参数值", reason=reason)


_READERS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(_DECIMALS, _decimal),
    "boolean": _flag,
    "enum": str,
    "rule": str,
    "text": str,
    "date": str,
    "enum_set": _lines,
    "list": _numbers_or_lines,
    "role": _one_or_lines,
    "immediate": _nothing,
}
