"""Makes what a page shows out of a filled form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.errors import FieldError
from app.forms.answers import Answer, Entry, Row, Section
from app.forms.bound import (
    Bound,
    BoundError,
    BoundField,
    BoundForm,
    BoundGroup,
    BoundProse,
    BoundRow,
    BoundRule,
    BoundTable,
)
from app.forms.bound_scale import BoundScale
from app.forms.carrying import carried
from app.forms.fields.computed import ComputedField
from app.forms.fields.layout import Group, Prose
from app.forms.fields.rows import RowsField


class Binding:
    """One binding: the errors by field, and the names on which something depends."""

    def __init__(self, errors: Sequence[FieldError], deciding: frozenset[str]) -> None:
        self.errors = errors
        self.deciding = deciding
        self._places: dict[str, tuple[str, _Where]] = {}

    def form(self, form_id: str, version: str, entries: Sequence[Entry]) -> BoundForm:
        """The form for a page; the list on top has the errors in the order of the fields."""
        components = self._all(entries, _TOP)
        order = {name: number for number, name in enumerate(self._places)}
        errors = sorted(self.errors, key=lambda error: order.get(error.field, len(order)))
        placed = [self._placed(error) for error in errors]
        return BoundForm(form_id, version, components, placed, tuple(carried(entries)))

    def _placed(self, error: FieldError) -> BoundError:
        if error.field not in self._places:
            return BoundError(error)
        label, where = self._places[error.field]
        return BoundError(error, error.field, label, where.table, where.row, where.group)

    def _errors_at(self, answer: Answer, where: "_Where") -> Sequence[FieldError]:
        self._places[answer.name] = (answer.field.label, where)
        return [error for error in self.errors if error.field == answer.name]

    def _all(self, entries: Sequence[Entry], where: "_Where") -> Sequence[Bound]:
        shown = (self._one(entry, where) for entry in entries if not entry.hidden)
        return [bound for bound in shown if bound is not None]

    def _one(self, entry: Entry, where: "_Where") -> Bound | None:
        if isinstance(entry, Section):
            return self._section(entry, where)
        errors, decides = self._errors_at(entry, where), self._decides(entry, where)
        if isinstance(entry.field, RowsField):
            rows = [self._row(entry, row, decides) for row in entry.rows]
            return BoundTable(entry, errors, rows, entry.field.fixed, decides)
        if isinstance(entry.field, ComputedField) and not entry.field.label:
            return None
        return BoundField(entry, errors, decides)

    def _decides(self, answer: Answer, where: "_Where") -> bool:
        return where.decides or any(segment in self.deciding for segment in answer.field.path)

    def _row(self, answer: Answer, row: Row, decides: bool) -> BoundRow:
        inner = self._all(row.entries, _Where(answer.field.label, row.number + 1, decides))
        return BoundRow(f"{answer.name}-{row.number}", row.number, inner)

    def _section(self, section: Section, where: "_Where") -> Bound:
        component = section.component
        if isinstance(component, Group):
            kind = BoundScale if component.scale else BoundGroup
            inside = replace(where, group=component.label or where.group)
            return kind(component, self._all(section.inner, inside))
        if isinstance(component, Prose):
            return BoundProse(component, section.scope)
        return BoundRule()


@dataclass(frozen=True)
class _Where:
    """The table and the row (from 1) that a field stands in, whether others depend on the table, and the
    heading of the nearest group.
    """

    table: str = ""
    row: int = 0
    decides: bool = False
    group: str = ""


_TOP = _Where()
