"""The controls of a page: WTForms fields, each holding what was typed, even where it cannot be understood."""

from collections.abc import Callable
from typing import Any, TypeAlias

from wtforms import (
    BooleanField,
    Field,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields import SelectChoice
from wtforms.meta import DefaultMeta
from wtforms.widgets import (
    CheckboxInput,
    DateInput,
    DateTimeLocalInput,
    FileInput,
    ListWidget,
    TelInput,
    TextArea,
)

from app.forms.answers import Answer
from app.forms.decoding import UPLOAD
from app.forms.fields.choice import code_text
from app.forms.fields.files import FilesField
from app.forms.fields.text import TextField

Control: TypeAlias = Field
_META = DefaultMeta()
CHOOSE = "请选择"


class Checklist(SelectMultipleField):
    """Several boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def control_for(answer: Answer, shape: str, required: bool, wrong: bool, described_by: str) -> Control:
    """The control of a field; its id is its name, so that the focus survives when a part is drawn again."""
    make, attributes = _CONTROLS[shape]
    render: dict[str, Any] = {**attributes, **_own_attributes(answer)}
    if described_by:
        render["aria-describedby"] = described_by
    if wrong:
        render["aria-invalid"] = "true"
    # A group of boxes is not refused as a whole by a browser: `required` would mean each of them.
    if required and shape not in ("checklist", "files"):
        render["required"] = True
    return make(answer, render)


def _own_attributes(answer: Answer) -> dict[str, Any]:
    field = answer.field
    if isinstance(field, TextField):
        return {"maxlength": field.max_length}
    if isinstance(field, FilesField):
        return {"multiple": field.multiple, "accept": ",".join(field.accept) or False}
    return {}


def _bind(unbound: Any, answer: Answer, data: object, name: str = "") -> Control:
    control = unbound.bind(form=None, name=name or answer.name, _meta=_META)
    control.process(None, data)
    return control


def _typed(answer: Answer) -> str:
    """What was typed where it could not be understood, else the value."""
    if answer.unreadable is not None and isinstance(answer.raw, str):
        return answer.raw
    return answer.field.to_text(answer.value)


def _input(widget: Any) -> Callable[[Answer, dict[str, Any]], Control]:
    def make(answer: Answer, render: dict[str, Any]) -> Control:
        return _bind(StringField(answer.field.label, widget=widget, render_kw=render), answer, _typed(answer))

    return make


def _box(answer: Answer, render: dict[str, Any]) -> Control:
    unbound = BooleanField(answer.field.label, render_kw={**render, "value": "true"})
    return _bind(unbound, answer, not answer.blank and answer.unreadable is None)


def _choice(kind: Any) -> Callable[[Answer, dict[str, Any]], Control]:
    def make(answer: Answer, render: dict[str, Any]) -> Control:
        choices = [SelectChoice(code_text(option.value), str(option.label)) for option in answer.options]
        several = answer.value if isinstance(answer.value, list) else None
        if kind is SelectField:
            choices.insert(0, SelectChoice("", CHOOSE))
        data = (
            [code_text(one) for one in several] if several is not None else answer.field.to_text(answer.value)
        )
        unbound = kind(answer.field.label, choices=choices, validate_choice=False, render_kw=render)
        return _bind(unbound, answer, data)

    return make


def _upload(answer: Answer, render: dict[str, Any]) -> Control:
    # What was chosen but not yet sent outlives a form that is drawn again.
    render["hx-preserve"] = "true"
    unbound = MultipleFileField(answer.field.label, widget=FileInput(), render_kw=render, id=answer.name)
    return _bind(unbound, answer, None, name=UPLOAD + answer.name)


def _printed(answer: Answer, render: dict[str, Any]) -> Control:
    unbound = StringField(answer.field.label, render_kw={"readonly": True})
    return _bind(unbound, answer, answer.field.shown(answer.value, answer.options))


_LINE = {"class": "form-control", "autocomplete": "off"}
_TICK = {"class": "form-check-input"}
_CONTROLS: dict[str, tuple[Callable[[Answer, dict[str, Any]], Control], dict[str, Any]]] = {
    "line": (_input(StringField.widget), _LINE),
    "phone": (_input(TelInput()), {**_LINE, "inputmode": "tel"}),
    "lines": (_input(TextArea()), {"class": "form-control", "rows": 4}),
    "number": (_input(StringField.widget), {**_LINE, "inputmode": "decimal"}),
    "date": (_input(DateInput()), _LINE),
    "moment": (_input(DateTimeLocalInput()), _LINE),
    "tick": (_box, _TICK),
    "signature": (_box, _TICK),
    "radio": (_choice(RadioField), _TICK),
    "select": (_choice(SelectField), {"class": "form-select"}),
    "checklist": (_choice(Checklist), _TICK),
    "taglist": (_choice(SelectMultipleField), {"class": "form-select"}),
    "files": (_upload, {"class": "form-control"}),
    "readonly": (_printed, {}),
}
