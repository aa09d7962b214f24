"""A table whose rows have the same fields: a dynamic list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.forms.fields.base import Component, Field, FieldContext, Option
from app.forms.fields.lengths import Lengths

MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class RowsField(Field, Lengths):
    """Rows. Where `fixed`, there are exactly the rows that the prefill gives."""

    components: tuple[Component, ...] = ()
    fixed: bool = False
    default_rows: int = 1

    missing = "请至少填写一行“{label}”。"

    def empty(self) -> object:
        """No rows."""
        return []

    def parse(self, raw: object, around: FieldContext) -> object:
        """Rows are understood field by field, not here."""
        raise NotImplementedError

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """How many rows there are."""
        return f"{len(value) if isinstance(value, list) else 0}行"


def leaves(components: Sequence[Component]) -> Iterator[Field]:
    """The fields of a form or row in document order, those in groups too, rows not opened."""
    for component in components:
        inner = getattr(component, "components", ())
        if isinstance(component, Field):
            yield component
        else:
            yield from leaves(inner)
