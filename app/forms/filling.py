"""Puts what was entered into its form, and offers what the platform knows where nothing was entered."""

from collections.abc import Mapping, Sequence

from app.forms.answers import Answer, Entry, Row, Section, answers, value_of
from app.forms.fields.base import Component, Field, Unreadable
from app.forms.fields.computed import ComputedField
from app.forms.fields.layout import Group
from app.forms.fields.rows import MOST_ROWS, RowsField
from app.forms.places import ABSENT, value_at
from app.forms.scope import Scope

Values = Mapping[str, object]
_NOTHING: Values = {}


def fill(
    components: Sequence[Component], values: Values, scope: Scope, prefix: str = "", given: Values = _NOTHING
) -> list[Entry]:
    """The entries of a form or row, in document order; each value is known to the expressions after it.

    `given` is the row that the platform gave, from which readonly and absent fields take their value.
    """
    entries: list[Entry] = []
    for component in components:
        if isinstance(component, Field):
            answer = Answer(component, prefix + component.name, value_at(values, component.path))
            answer.given = value_at(given, component.path)
            _answer(answer, scope)
            scope.learn(component.path, value_of(answer))
            entries.append(answer)
        else:
            inner = component.components if isinstance(component, Group) else ()
            entries.append(Section(component, inner=fill(inner, values, scope, prefix, given)))
    return entries


def _answer(answer: Answer, scope: Scope) -> None:
    field = answer.field
    if isinstance(field, RowsField):
        _fill_rows(answer, field, scope)
        return
    answer.value = field.empty()
    has_source = field.computed or field.prefill is not None or field.default is not None
    if has_source or answer.given is not ABSENT:
        answer.offered = offered(answer, scope)
    if not field.readonly:
        _read(answer, scope)
    elif answer.offered is not None:
        answer.value = answer.offered


def _read(answer: Answer, scope: Scope) -> None:
    """Understand what was entered, or note why it cannot be; what was not on the page is offered."""
    if answer.raw is ABSENT:
        answer.value = answer.field.empty() if answer.offered is None else answer.offered
        return
    try:
        answer.value = answer.field.parse(answer.raw, scope.context)
    except Unreadable as unreadable:
        answer.unreadable = unreadable


def offered(answer: Answer, scope: Scope) -> object:
    """What the platform has for a field: computed, the prefill, the given row's value, or the default."""
    field = answer.field
    if isinstance(field, ComputedField):
        return scope.fill_in(field.expression, field.path[0])
    found = scope.fill_in(field.prefill, field.path[0]) if field.prefill else None
    if found is None and answer.given is not ABSENT:
        found = answer.given
    if found is None:
        found = field.default
    try:
        return field.parse(found, scope.context)
    except Unreadable:
        return field.empty()


def _fill_rows(answer: Answer, field: RowsField, scope: Scope) -> None:
    given = _given_rows(field, scope)
    contents = _contents(answer, field, given)
    from_given = field.fixed or answer.raw is ABSENT
    for number, content in enumerate(contents):
        row = Row(number, scope.of_row({}, number + 1))
        base = given[number] if from_given and number < len(given) else _NOTHING
        row.entries = fill(field.components, content, row.scope, f"{answer.name}-{number}-", base)
        row.kept = is_kept(field, row)
        answer.rows.append(row)


def _contents(answer: Answer, field: RowsField, given: Sequence[Values]) -> Sequence[Values]:
    """What was entered in each row; where nothing was, rows to begin with."""
    entered: Sequence[Values] = ()
    if isinstance(answer.raw, (list, tuple)) and all(isinstance(row, Mapping) for row in answer.raw):
        entered = answer.raw
        if len(entered) > MOST_ROWS:
            answer.unreadable = Unreadable("too_many", "最多填写{most}行。", most=MOST_ROWS)
    elif answer.raw is not ABSENT and answer.raw not in (None, ""):
        answer.unreadable = Unreadable("not_a_table", "表格内容无法识别，请重新填写。")
    if field.fixed:
        return [entered[number] if number < len(entered) else _NOTHING for number in range(len(given))]
    if answer.raw is ABSENT:
        return [_NOTHING] * (len(given) or field.default_rows)
    return entered[:MOST_ROWS]


def _given_rows(field: RowsField, scope: Scope) -> list[Values]:
    found = scope.fill_in(field.prefill, field.path[0]) if field.prefill else None
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, Mapping)][:MOST_ROWS]


def is_kept(field: RowsField, row: Row) -> bool:
    """Whether a row counts: it is one of a fixed table, or something was entered in it."""
    entered = (answer for answer in answers(row.entries, visible=True) if not answer.field.readonly)
    return field.fixed or any(not answer.blank for answer in entered)
