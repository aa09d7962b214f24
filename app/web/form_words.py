"""What stands in a form, in the visitor's language."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from app.forms.bound import BoundField, BoundProse
from app.forms.fields.choice import ChoiceField, code_text
from app.forms.fields.files import FilesField
from app.forms.fields.layout import Block
from app.forms.fields.number import NumberField
from app.web.saying import as_written, listed, said
from app.web.wording import day, moment


def teach_form_words(app: Flask) -> None:
    """Gives the form's templates the functions of this module, as filters."""
    app.jinja_env.filters.update(prose_blocks=prose_blocks, value_in_words=value_in_words)


def prose_blocks(bound: BoundProse) -> list[Block]:
    """The text between fields; what its expression names stays as it is."""
    return bound.blocks(gettext)


def value_in_words(bound: BoundField) -> Markup:
    """The value as it is printed; "" where there is none."""
    value, field = bound.answer.value, bound.field
    if isinstance(field, ChoiceField):
        return _chosen(bound, value if isinstance(value, list) else [value])
    if isinstance(field, FilesField):
        return listed(as_written(file["name"]) for file in bound.files)
    if isinstance(field, NumberField) and isinstance(value, Decimal) and field.unit:
        return Markup("{} {}").format(bound.text.removesuffix(field.unit).strip(), said(field.unit))
    if isinstance(value, date):
        return Markup(moment(value) if isinstance(value, datetime) else day(value))
    return said(bound.text)


def _chosen(bound: BoundField, codes: Iterable[object]) -> Markup:
    field = bound.field
    assert isinstance(field, ChoiceField)
    labels = {code_text(option.value): option.label for option in (*field.options, *bound.options)}
    known = (code_text(code) for code in codes if code is not None)
    return listed(said(labels.get(code, code)) for code in known)
