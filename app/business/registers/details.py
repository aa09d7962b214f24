"""The details of an entry: the fields that its register declares, checked and opened."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from app.business.registers.refusing import refused
from app.casework.releases.register_declarations import RegisterField, RegisterRule
from app.workcalendar.moments import day_of


def checked_details(rule: RegisterRule, stated: object) -> dict[str, object]:
    """The fields of an entry as they are kept. Raises MaterialRefused, naming the register and the field."""
    if stated is None:
        stated = {}
    if not isinstance(stated, Mapping):
        raise refused("details 应为键值表", rule.title)
    for name in stated:
        if name not in rule.fields:
            raise refused(f"没有字段 {name}", rule.title)
    found = {}
    for name, field in rule.fields.items():
        value = stated.get(name)
        if value is None:
            if field.required:
                raise refused(f"缺少字段“{field.title}”", rule.title)
            continue
        found[name] = _checked(rule, name, field, value)
    return found


def as_day(value: object, what: str, rule: RegisterRule) -> date:
    """A day that a diagram or a file states. Raises MaterialRefused."""
    if isinstance(value, datetime):
        return day_of(value)
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise refused(f"{what} 应为日期，不是“{value}”", rule.title) from None


def _checked(rule: RegisterRule, name: str, field: RegisterField, value: object) -> object:
    if field.type == "date":
        return as_day(value, name, rule)
    if field.type == "choice" and value not in (field.codes or {}):
        raise refused(f"字段“{field.title}”没有选项 {value}", rule.title)
    if not isinstance(value, _PYTHON[field.type]) or (field.type == "number" and isinstance(value, bool)):
        raise refused(f"字段“{field.title}”的值不符：{value}", rule.title)
    return value


_PYTHON: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "choice": str,
    "number": (int, Decimal),
    "boolean": bool,
    "list": list,
}
