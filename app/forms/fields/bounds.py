"""The least and the greatest value of a number, a day or a moment."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from app.forms.part import Feel, Part
from app.workcalendar.moments import SHANGHAI


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Limits that are themselves allowed: numbers or expressions; `beneath` and `beyond` are the refusals."""

    minimum: Decimal | Feel | None = None
    maximum: Decimal | Feel | None = None

    beneath: ClassVar[str] = ""
    beyond: ClassVar[str] = ""


def is_below(value: object, least: object) -> bool:
    """Whether a value lies below a limit; a day as the limit of a moment begins at 0:00."""
    first, second = _comparable(value, least)
    return bool(first < second)


def is_above(value: object, most: object) -> bool:
    """Whether a value lies above a limit; a day as the limit of a moment lasts until 24:00."""
    if isinstance(value, datetime) and isinstance(most, date) and not isinstance(most, datetime):
        most = datetime.combine(most, time.max, SHANGHAI)
    first, second = _comparable(value, most)
    return bool(first > second)


def _comparable(value: object, limit: object) -> tuple[Any, Any]:
    """Both as one kind. Raises TypeError where they have nothing in common."""
    if isinstance(value, datetime) and isinstance(limit, date):
        return value, _moment(limit)
    if isinstance(value, date) and isinstance(limit, datetime):
        return value, _moment(limit).astimezone(SHANGHAI).date()
    if type(value) is not type(limit):
        raise TypeError(f"{type(value).__name__} and {type(limit).__name__}")
    return value, limit


def _moment(limit: date) -> datetime:
    if not isinstance(limit, datetime):
        return datetime.combine(limit, time.min, SHANGHAI)
    return limit.replace(tzinfo=SHANGHAI) if limit.tzinfo is None else limit


def read_bounds(validate: Part, properties: Part) -> dict[str, Any]:
    """`min` and `max` from the editor's own attributes or from the properties."""
    found = {}
    for name, attribute in (("min", "minimum"), ("max", "maximum")):
        own, added = validate.bound(name), properties.bound(name)
        found[attribute] = own if own is not None else added
    return found
