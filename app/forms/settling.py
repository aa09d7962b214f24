"""Decides what is shown and computes what is computed, until both agree with the answers."""

from collections.abc import Sequence

from app.domain.errors import MaterialRefused
from app.forms.answers import Answer, Entry, Section, gather, seen, value_of
from app.forms.fields.choice import ChoiceField
from app.forms.fields.rows import RowsField
from app.forms.filling import is_kept, offered
from app.forms.options import Options
from app.forms.scope import Scope

_MOST_ROUNDS = 12


def settle(entries: Sequence[Entry], filled: Scope) -> Scope:
    """Hide and compute, again while something changes; gives the scope of the settled values.

    What is hidden counts as not entered, so that hiding one field may show or hide another.
    """
    for _ in range(_MOST_ROUNDS):
        scope = filled.anew(gather(entries))
        if not _round(entries, scope):
            return scope
    raise MaterialRefused(material=filled.form_id, reason="字段的显示条件或计算式互相循环")


def _round(entries: Sequence[Entry], scope: Scope) -> bool:
    """One round over the entries; whether it changed anything."""
    changed = False
    for entry in entries:
        component = entry.component if isinstance(entry, Section) else entry.field
        hidden = scope.is_true(component.hide)
        changed |= hidden != entry.hidden
        entry.hidden = hidden
        if hidden:
            continue
        changed |= _round(entry.inner, scope) if isinstance(entry, Section) else _settle(entry, scope)
    return changed


def _settle(answer: Answer, scope: Scope) -> bool:
    changed = False
    if isinstance(answer.field, RowsField):
        for row in answer.rows:
            row.scope = scope.of_row(gather(row.entries), row.number + 1)
            changed |= _round(row.entries, row.scope)
            row.kept = is_kept(answer.field, row)
    elif answer.field.readonly:
        value = offered(answer, scope)
        changed = value != answer.value
        answer.value = value
    scope.learn(answer.field.path, value_of(answer))
    return changed


def furnish(entries: Sequence[Entry], scope: Scope) -> None:
    """Find out what is required and what may be chosen, for what is shown."""
    options = Options(scope.context)
    for answer, around in seen(entries, scope, blank_rows=True):
        field = answer.field
        answer.required = field.required or around.is_true(field.required_when)
        if isinstance(field, ChoiceField):
            answer.options = options.of(field, around)


def place_prose(entries: Sequence[Entry], scope: Scope) -> None:
    """Let the texts that stand between fields know what they are computed from."""
    for entry in entries:
        if isinstance(entry, Section) and not entry.hidden:
            entry.scope = scope
            place_prose(entry.inner, scope)
