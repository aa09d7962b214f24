"""Refuses values that a form does not ask for, at any depth."""

from collections.abc import Mapping, Sequence

from app.domain.errors import UnknownField
from app.forms.fields.base import Component
from app.forms.fields.rows import RowsField, leaves


def refuse_unknown(components: Sequence[Component], values: Mapping[str, object], prefix: str = "") -> None:
    """Raises UnknownField with the name as the page would write it."""
    fields = {field.path: field for field in leaves(components)}
    inner = {path[:length] for path in fields for length in range(1, len(path))}
    _refuse(values, (), fields, inner, prefix)


def _refuse(
    values: Mapping[str, object],
    path: tuple[str, ...],
    fields: Mapping[tuple[str, ...], object],
    inner: set[tuple[str, ...]],
    prefix: str,
) -> None:
    for name, value in values.items():
        place = (*path, name)
        written = prefix + "-".join(place)
        field = fields.get(place)
        if field is None and (place not in inner or not isinstance(value, (Mapping, type(None)))):
            raise UnknownField(name=written[:200])
        if field is None and isinstance(value, Mapping):
            _refuse(value, place, fields, inner, prefix)
        elif isinstance(field, RowsField) and isinstance(value, (list, tuple)):
            for number, row in enumerate(value):
                if isinstance(row, Mapping):
                    refuse_unknown(field.components, row, f"{written}-{number}-")
