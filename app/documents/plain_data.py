"""What a template is given: copies of plain values, nothing that can act."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from app.domain.errors import DataRefused
from app.feel import DayTimeDuration, YearMonthDuration

_DEEPEST = 20


def plain_data(value: object, depth: int = 0) -> object:
    """A copy made of str, int, Decimal, bool, None, date, datetime, list and dict. Raises DataRefused."""
    if depth > _DEEPEST:
        raise DataRefused(reason="嵌套过深")
    if value is None or isinstance(value, (bool, date, Decimal)):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Mapping):
        return {str(name): plain_data(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain_data(inner, depth + 1) for inner in value]
    if isinstance(value, (YearMonthDuration, DayTimeDuration)):
        return str(value)
    raise DataRefused(reason=f"文书不能使用{type(value).__name__}类型的数据")
