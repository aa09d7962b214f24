"""An assessment scale as a page shows it: a row for each indicator, a column for each number of points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.forms.bound import Bound, BoundField, BoundGroup
from app.forms.controls import Control


@dataclass(frozen=True)
class ScaleRow:
    """One indicator; `cells` has a box for each column, None where the indicator has no such points."""

    field: BoundField
    cells: Sequence[Control | None]


@dataclass(frozen=True)
class BoundScale(BoundGroup):
    """A group whose choices have numbers as values. What else stands in it is in `others`."""

    kind = "scale"

    @cached_property
    def indicators(self) -> Sequence[BoundField]:
        """The choices of the scale."""
        return [bound for bound in self.components if isinstance(bound, BoundField) and _points(bound)]

    @property
    def others(self) -> Sequence[Bound]:
        """What stands in the group and is no indicator."""
        return [bound for bound in self.components if bound not in self.indicators]

    @cached_property
    def points(self) -> Sequence[Decimal]:
        """The numbers of points that occur, ascending."""
        return sorted({points for field in self.indicators for points in _points(field)})

    @property
    def rows(self) -> Iterator[ScaleRow]:
        """The indicators with a box for each of their options."""
        for field in self.indicators:
            boxes = dict(zip(_points(field), field.control, strict=True))
            yield ScaleRow(field, [boxes.get(points) for points in self.points])

    @property
    def total(self) -> Decimal:
        """The points chosen so far."""
        chosen = (field.answer.value for field in self.indicators)
        return sum((points for points in chosen if isinstance(points, Decimal)), Decimal(0))

    @property
    def most(self) -> Decimal:
        """The greatest total."""
        return sum((max(_points(field)) for field in self.indicators), Decimal(0))

    @property
    def answered(self) -> int:
        """How many indicators have an answer."""
        return sum(not field.answer.blank for field in self.indicators)


def _points(field: BoundField) -> list[Decimal]:
    """The points of all options; none where one of them has no number."""
    values = [option.value for option in field.options]
    points = [value for value in values if isinstance(value, Decimal)]
    return points if len(points) == len(values) else []
