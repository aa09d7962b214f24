"""Every expression of a form is over its own fields, the facts of the case, and the data of its task."""

from collections.abc import Iterator, Mapping, Sequence

from app.casework.cases.sources import SOURCE_SHAPES
from app.casework.releases.checks.data import DataShapes, Names
from app.casework.releases.checks.finding import Finding, about_text
from app.casework.releases.checks.under_check import UnderCheck
from app.feel.judging import judge_expression
from app.feel.shapes import NUMBER, Shape, either
from app.forms import Form
from app.forms.fields.base import Component, Field
from app.forms.fields.rows import RowsField
from app.forms.value_shapes import shape_of_values

_PLACES = {
    "hide": "隐藏条件",
    "required_when": "必填条件",
    "prefill": "预填",
    "rule": "校验",
    "options_from": "选项",
    "expression": "算式",
    "computed": "文字",
    "least": "下限",
    "most": "上限",
}


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """What no form may ask for, found for each task that shows the form."""
    for form in checked.forms.values():
        path = f"forms/{form.form_id}.form"
        around = _around(checked, data, form)
        for component, place, text, names in _expressions(form.components, around):
            complaints = judge_expression(text, names).complaints
            yield from about_text(path, component, place, text, complaints)


def _around(checked: UnderCheck, data: DataShapes, form: Form) -> Names:
    """Facts and functions, and the data of every task that shows the form."""
    shown: dict[str, list[Shape]] = {}
    for element in checked.users_of(form):
        for name, shape in data.at(element).items():
            shown.setdefault(name, []).append(shape)
    known = {name: either(shapes) for name, shapes in shown.items()}
    return {**known, **data.functions, **SOURCE_SHAPES, **data.facts}


def _expressions(components: Sequence[Component], outer: Names) -> Iterator[tuple[str, str, str, Names]]:
    """Each expression with its component, the place in words, its text and the names known there."""
    own = shape_of_values(components).members or {}
    names = _over(outer, own)
    for component in _all(components):
        for attribute, expression in component.expressions():
            known = {**names, **_facts_of(component, attribute, outer)}
            yield _name(component), _PLACES.get(attribute, attribute), expression.text, known
        if isinstance(component, RowsField):
            yield from _expressions(component.components, _around_row(component, names, own))


def _all(components: Sequence[Component]) -> Iterator[Component]:
    """The components of a form or row, those of groups too, rows not opened."""
    for component in components:
        yield component
        if not isinstance(component, RowsField):
            yield from _all(getattr(component, "components", ()))


def _name(component: Component) -> str:
    return component.name if isinstance(component, Field) else component.id


def _over(outer: Names, own: Mapping[str, Shape]) -> Names:
    """A group that is called like a fact lies over it, value by value."""
    return {**outer, **{name: _merged(outer.get(name), shape) for name, shape in own.items()}}


def _merged(fact: Shape | None, own: Shape) -> Shape:
    if fact is None or fact.members is None or own.members is None:
        return own
    return Shape("context", {**fact.members, **own.members})


def _facts_of(component: Component, attribute: str, outer: Names) -> Names:
    """What is offered to a field by its own name is the fact of that name."""
    name = component.path[0] if isinstance(component, Field) else ""
    return {name: outer[name]} if attribute == "prefill" and name in outer else {}


def _around_row(rows: RowsField, names: Names, own: Mapping[str, Shape]) -> Names:
    row = shape_of_values(rows.components)
    return {**names, "this": row, "parent": Shape("context", own), "i": NUMBER}
