"""A sentence that its reader's language is put to only when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

_PATTERN, _VALUES = "said", "values"


@dataclass(frozen=True)
class Sentence:
    """A Chinese pattern, `{who}结束了这次缺席代办。`, and what it names: texts, numbers, days, moments,
    sentences.

    As text it is the Chinese sentence; a screen looks up the pattern, and each text that it names.
    """

    pattern: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.pattern.format(**{name: _chinese(value) for name, value in self.values.items()})

    def to_plain(self) -> dict[str, Any]:
        """The sentence as it is kept; a sentence within it is kept as one."""
        values = {
            name: value.to_plain() if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return {_PATTERN: self.pattern, _VALUES: values}


def from_plain(kept: object) -> "Sentence | str":
    """What `to_plain` gave; a text that was kept before there were sentences is given back as it is."""
    if not isinstance(kept, Mapping):
        return str(kept or "")
    values = {
        name: from_plain(value) if isinstance(value, Mapping) else value
        for name, value in kept[_VALUES].items()
    }
    return Sentence(kept[_PATTERN], values)


def chinese_date(day: date) -> str:
    """2026年5月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _chinese(value: object) -> object:
    if isinstance(value, list | tuple):
        return "、".join(str(_chinese(each)) for each in value)
    if isinstance(value, datetime):
        return f"{chinese_date(value)} {value:%H:%M}"
    return chinese_date(value) if isinstance(value, date) else value
