"""Adding and removing rows by the page's own buttons, `_add=members` and `_remove=members-0`."""

from collections.abc import Mapping, Sequence

from app.forms.decoding import MultiDict
from app.forms.fields.base import Component
from app.forms.fields.rows import MOST_ROWS, RowsField, leaves
from app.forms.places import ABSENT, put_at, value_at

ADD, REMOVE = "_add", "_remove"


def change_rows(
    components: Sequence[Component], values: Mapping[str, object], sent: MultiDict
) -> dict[str, object] | None:
    """The values with one row more or less; None where none of these buttons was pressed.

    A button that names no table, or a row that is not there, changes nothing.
    """
    added, removed = sent.getlist(ADD), sent.getlist(REMOVE)
    changed = _copied(values)
    for name in added:
        _add(components, changed, name)
    for name in removed:
        _remove(components, changed, name)
    return changed if added or removed else None


def _copied(value: Mapping[str, object]) -> dict[str, object]:
    return {name: _copy(inner) for name, inner in value.items()}


def _copy(value: object) -> object:
    if isinstance(value, Mapping):
        return _copied(value)
    return [_copy(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _add(components: Sequence[Component], values: dict[str, object], name: str) -> None:
    table = _table(components, values, name)
    if table is not None and len(table) < MOST_ROWS:
        table.append({})


def _remove(components: Sequence[Component], values: dict[str, object], name: str) -> None:
    of_table, _, number = name.rpartition("-")
    table = _table(components, values, of_table)
    place = _place(number)
    if table is not None and place is not None and place < len(table):
        del table[place]


def _place(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _table(components: Sequence[Component], values: dict[str, object], name: str) -> list[object] | None:
    """The rows of a table that may grow and shrink, by its name on the page."""
    for field in leaves(components):
        if not isinstance(field, RowsField):
            continue
        if field.name == name:
            return None if field.fixed else _rows_at(values, field)
        if name.startswith(f"{field.name}-"):
            number, _, rest = name.removeprefix(f"{field.name}-").partition("-")
            rows, place = _rows_at(values, field), _place(number)
            row = rows[place] if place is not None and place < len(rows) else None
            return _table(field.components, row, rest) if isinstance(row, dict) else None
    return None


def _rows_at(values: dict[str, object], field: RowsField) -> list[object]:
    rows = value_at(values, field.path)
    if rows is ABSENT or not isinstance(rows, list):
        rows = []
        put_at(values, field.path, rows)
    return rows
