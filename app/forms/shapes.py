"""Which control a field has on the page, by one word that templates and controls share."""

from app.forms.fields.base import Field
from app.forms.fields.checkbox import CheckboxField, SignatureField
from app.forms.fields.choice import ChoiceField
from app.forms.fields.files import FilesField
from app.forms.fields.moment import DateField, MomentField
from app.forms.fields.number import NumberField
from app.forms.fields.text import TextField

_SHAPES: dict[type[Field], str] = {
    NumberField: "number",
    DateField: "date",
    MomentField: "moment",
    CheckboxField: "tick",
    SignatureField: "signature",
    FilesField: "files",
}


def shape_of(field: Field) -> str:
    """One of the words above, of radio, select, checklist and taglist, or line, lines, phone, readonly."""
    if field.readonly:
        return "readonly"
    if isinstance(field, ChoiceField):
        return field.style
    if isinstance(field, TextField):
        return "lines" if field.several_lines else "phone" if field.kind == "phone" else "line"
    return _SHAPES[type(field)]
