"""The unit vocabulary of region parameters, and which values fit which unit."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.workcalendar.lengths import LONGEST, Length, Unit

# Who a value with unit `role` names: the bodies and persons of the sources.
ROLES: Mapping[str, str] = {
    "tpa": "第三方机构",
    "agency": "统筹区医疗保障经办机构",
    "enrolment_place_agency": "参保地医保经办机构",
    "responsible_agency": "所属医保经办机构",
    "local_agency": "属地医保经办机构",
    "municipal_agency": "市级医保经办机构",
    "county_agency": "县级医保经办机构",
    "provincial_agency": "省级医保经办机构",
    "assessment_institution": "定点评估机构",
    "care_institution": "定点长护服务机构",
    "ltc_commissioner": "长护专员",
    "assessor": "评估人员",
    "assessment_expert": "评估专家",
    "administrative_department": "同级医疗保障行政部门",
    "municipal_department": "市级医疗保障部门",
    "finance_department": "同级财政部门",
    "applicant_party": "参保人或其监护人、委托代理人",
}


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value: object) -> bool:
    return _whole(value) or (isinstance(value, Decimal) and value.is_finite() and value >= 0)


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _list(value: object) -> bool:
    return isinstance(value, list)


def _role(value: object) -> bool:
    named = value if isinstance(value, list) else [value]
    return bool(named) and all(isinstance(each, str) and each in ROLES for each in named)


def _day(value: object) -> bool:
    if isinstance(value, date):
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _length(unit: Unit) -> Callable[[object], bool]:
    return lambda value: _whole(value) and 1 <= value <= LONGEST[unit]  # type: ignore[operator]


# unit -> does the value fit. `immediate` is 即时办结; 限时办结 without a number is no parameter at all.
UNITS: Mapping[str, Callable[[object], bool]] = {
    **{unit.value: _length(unit) for unit in Unit},
    "percent": _number,
    "CNY": _number,
    "CNY_per_case": _number,
    "CNY_per_month": _number,
    "minutes": _whole,
    "visits_per_month": _whole,
    "persons": _whole,
    "assessors": _whole,
    "experts": _whole,
    "count": _whole,
    "per_year": _whole,
    "per_quarter": _whole,
    "insured_persons_per_institution": _whole,
    "months_of_payment": _whole,
    "calendar_year": _whole,
    "category_code": _whole,
    "boolean": lambda value: isinstance(value, bool),
    "enum": _words,
    "rule": _words,
    "text": _words,
    "enum_set": _list,
    "list": _list,
    "role": _role,
    "date": _day,
    "immediate": lambda value: value == 0,
}


LENGTH_UNITS = frozenset(unit.value for unit in Unit)


def as_feel(value: object, unit: str) -> object:
    """What an expression sees: a scalar, a list, a date, or `{value, unit}` for lengths and `immediate`."""
    if unit in LENGTH_UNITS:
        return Length.parse({"value": value, "unit": unit}).as_feel()
    if unit == "immediate":
        return {"value": 0, "unit": unit}
    if unit == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    return value
