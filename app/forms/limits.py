"""What a submission may never hold, whatever its form says."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.domain.errors import DataRefused

MOST_FIELDS = 5_000
LONGEST_TEXT = 100_000
LARGEST = 2_000_000
DEEPEST = 20
_MOST_DIGITS = 40


def refuse_hostile(values: object) -> None:
    """Refuse data that is too deep, too large, or holds what cannot be stored. Raises DataRefused."""
    size = 0
    for count, value in enumerate(_walk(values, 0)):
        size += _weight(value)
        if size > LARGEST or count > MOST_FIELDS * 10:
            raise DataRefused(reason="内容过大")


def _walk(value: object, depth: int) -> Iterator[object]:
    """Every key and value within, parents first."""
    if depth > DEEPEST:
        raise DataRefused(reason="嵌套过深")
    yield value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise DataRefused(reason="字段名应为文字")
            yield key
            yield from _walk(inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _walk(inner, depth + 1)


def _weight(value: object) -> int:
    if isinstance(value, str):
        refuse_text(value)
        return len(value)
    if _is_no_amount(value):
        raise DataRefused(reason="数值无效")
    return 8


def _is_no_amount(value: object) -> bool:
    """Whether a number is none, or one that takes an unreasonable time to write down."""
    if isinstance(value, Decimal):
        return not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, int) and value.bit_length() > 4 * _MOST_DIGITS


def refuse_text(text: str) -> None:
    """Refuse text that is too long or cannot be stored."""
    if len(text) > LONGEST_TEXT:
        raise DataRefused(reason="文字过长")
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise DataRefused(reason="含有不能保存的字符")
