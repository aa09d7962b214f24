"""Every task of a person has a form, and what is kept of a form is asked in it."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.pinned_release import form_of, needs_form
from app.forms.fields.base import Component, Field
from app.forms.fields.choice import ChoiceField
from app.forms.fields.rows import RowsField, leaves


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Missing forms, kept fields that no form has, lists to choose from that nobody gives."""
    read = {finding.file for finding in checked.unreadable}
    for element in checked.elements:
        form = checked.form(element)
        path = f"forms/{form_of(element)}.form"
        if form is None and path not in read and needs_form(element, checked.process_id):
            yield checked.finding(element, "没有表单“{form}”", "表单", form=form_of(element))
        if form is not None:
            for name in element.keeps:
                if name not in form.keys:
                    yield checked.finding(
                        element, "表单“{form}”没有“{name}”这一项", "保留的内容", form=form.form_id, name=name
                    )
    for form in checked.forms.values():
        path = f"forms/{form.form_id}.form"
        for field in _fields(form.components):
            named = field.choices if isinstance(field, ChoiceField) else ""
            if named and named not in checked.house.choices:
                yield Finding(path, field.name, "没有名为“{name}”的选项清单", "选项", {"name": named})


def _fields(components: tuple[Component, ...]) -> Iterator[Field]:
    for field in leaves(components):
        yield field
        if isinstance(field, RowsField):
            yield from _fields(field.components)
