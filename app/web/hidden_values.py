"""Personal values as a screen shows them until somebody gives a reason to see all."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from app.domain.masking import mask_id_number, mask_phone
from app.forms import Form
from app.forms.fields.base import Field
from app.forms.fields.rows import RowsField, leaves
from app.forms.fields.text import TextField
from app.forms.places import ABSENT, put_at, value_at

MASKS = {"id_number": mask_id_number, "phone": mask_phone}


def hide_personal(form: Form, values: Mapping[str, object]) -> dict[str, Any]:
    """The values of a submitted form with identity numbers and telephones masked, in tables too."""
    return _hidden(form.fields, values)


def _hidden(fields: tuple[Field, ...], values: Mapping[str, object]) -> dict[str, Any]:
    shown: dict[str, Any] = deepcopy(dict(values))
    for field in fields:
        value = value_at(values, field.path)
        if value is ABSENT:
            continue
        put_at(shown, field.path, _one(field, value))
    return shown


def _one(field: Field, value: object) -> object:
    if isinstance(field, RowsField) and isinstance(value, list):
        inner = tuple(leaves(field.components))
        return [_hidden(inner, row) if isinstance(row, Mapping) else row for row in value]
    if isinstance(field, TextField) and isinstance(value, str) and field.kind in MASKS:
        return MASKS[field.kind](value)
    return value
