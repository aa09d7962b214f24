"""How many entries a list, a set of answers or a set of files may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.forms.part import Feel, Part


@dataclass(frozen=True, kw_only=True)
class Lengths:
    """The least and the greatest number of entries: numbers or expressions."""

    min_items: Decimal | Feel | None = None
    max_items: Decimal | Feel | None = None

    def lengths(self) -> Iterator[tuple[str, Decimal | Feel | None]]:
        """Both limits by the name of their error."""
        yield "too_few", self.min_items
        yield "too_many", self.max_items


def read_lengths(properties: Part) -> dict[str, Any]:
    """`min_items` and `max_items`."""
    return {"min_items": properties.bound("min_items"), "max_items": properties.bound("max_items")}
