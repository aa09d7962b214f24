"""What a form's answers look like, as expressions may ask for them."""

from collections.abc import Iterable

from app.feel.shapes import ANY, BOOLEAN, DATE, MOMENT, NUMBER, TEXT, Shape, context, list_of, one_of
from app.forms.fields.base import Component, Field
from app.forms.fields.checkbox import CheckboxField, SignatureField
from app.forms.fields.choice import ChoiceField
from app.forms.fields.files import FilesField
from app.forms.fields.moment import DateField, MomentField
from app.forms.fields.number import NumberField
from app.forms.fields.rows import RowsField, leaves
from app.forms.fields.text import TextField

_FILE = context(id=TEXT, name=TEXT, size=NUMBER, sha256=TEXT)
_SIGNATURE = context(signed=BOOLEAN, by=TEXT, name=TEXT, at=MOMENT)
_PLAIN: dict[type[Field], Shape] = {
    CheckboxField: BOOLEAN,
    DateField: DATE,
    FilesField: list_of(_FILE),
    MomentField: MOMENT,
    NumberField: NUMBER,
    SignatureField: _SIGNATURE,
    TextField: TEXT,
}


def shape_of_values(components: Iterable[Component]) -> Shape:
    """A context of the values of a form or row; groups with a path are contexts within it."""
    nested: dict[str, object] = {}
    for field in leaves(tuple(components)):
        place = nested
        for name in field.path[:-1]:
            place = place.setdefault(name, {})  # type: ignore[assignment]
        place[field.path[-1]] = shape_of_field(field)
    return _context(nested)


def shape_of_field(field: Field) -> Shape:
    """The shape of one field's value."""
    if isinstance(field, RowsField):
        return list_of(shape_of_values(field.components))
    if isinstance(field, ChoiceField):
        listed = bool(field.options) and not (field.options_from or field.choices)
        one = one_of(option.value for option in field.options) if listed else ANY
        return list_of(one) if field.many else one
    return _PLAIN.get(type(field), ANY)


def _context(nested: dict[str, object]) -> Shape:
    members = {name: _context(part) if isinstance(part, dict) else part for name, part in nested.items()}
    return Shape("context", members)  # type: ignore[arg-type]
