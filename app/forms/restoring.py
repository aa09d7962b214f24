"""Values as they were kept, put back into their form to be read."""

from collections.abc import Mapping, Sequence

from app.forms.answers import Answer, Entry, Row, Section
from app.forms.fields.base import Component, Field
from app.forms.fields.layout import Group
from app.forms.fields.rows import RowsField
from app.forms.places import ABSENT, value_at
from app.forms.scope import Scope


def restore(
    components: Sequence[Component], values: Mapping[str, object], scope: Scope, prefix: str = ""
) -> list[Entry]:
    """The entries that have a kept value; what was hidden has none and is left out."""
    entries: list[Entry] = []
    for component in components:
        if isinstance(component, Group):
            inner = restore(component.components, values, scope, prefix)
            entries.append(Section(component, inner=inner, hidden=not inner))
        elif isinstance(component, Field) and value_at(values, component.path) is not ABSENT:
            entries.append(_answer(component, value_at(values, component.path), scope, prefix))
    return entries


def _answer(field: Field, kept: object, scope: Scope, prefix: str) -> Answer:
    answer = Answer(field, prefix + field.name, kept)
    if isinstance(field, RowsField):
        rows = [row for row in kept if isinstance(row, Mapping)] if isinstance(kept, list) else []
        for number, row in enumerate(rows):
            inner = restore(field.components, row, scope, f"{answer.name}-{number}-")
            answer.rows.append(Row(number, scope.of_row(dict(row), number + 1), inner))
    else:
        answer.value = field.restore(kept, scope.context)
    return answer
