"""Makes what a page shows out of a filled form."""

from collections.abc import Mapping, Sequence

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
    BoundScale,
    BoundTable,
)
from app.forms.fields.computed import ComputedField
from app.forms.fields.layout import Group, Prose, blocks
from app.forms.fields.rows import RowsField

Errors = Mapping[str, Sequence[FieldError]]


class Binding:
    """One binding: the errors by field, and the names on which something depends."""

    def __init__(self, errors: Sequence[FieldError], deciding: frozenset[str]) -> None:
        self.errors = errors
        self.deciding = deciding
        self._labels: dict[str, str] = {}

    def form(self, form_id: str, version: str, entries: Sequence[Entry]) -> BoundForm:
        """The form for a page; the list on top has the errors in the order of the fields."""
        components = self._all(entries, "")
        order = {name: place for place, name in enumerate(self._labels)}
        errors = sorted(self.errors, key=lambda error: order.get(error.field, len(order)))
        return BoundForm(form_id, version, components, [self._error(error) for error in errors])

    def _error(self, error: FieldError) -> BoundError:
        known = error.field in self._labels
        return BoundError(error, error.field if known else None, self._labels.get(error.field, ""))

    def _of(self, answer: Answer, within: str) -> Sequence[FieldError]:
        self._labels[answer.name] = within + (answer.field.label or answer.name)
        return [error for error in self.errors if error.field == answer.name]

    def _all(self, entries: Sequence[Entry], within: str) -> Sequence[Bound]:
        shown = (self._one(entry, within) for entry in entries if not entry.hidden)
        return [bound for bound in shown if bound is not None]

    def _one(self, entry: Entry, within: str) -> Bound | None:
        if isinstance(entry, Section):
            return self._section(entry, within)
        errors, decides = self._of(entry, within), entry.field.path[0] in self.deciding
        if isinstance(entry.field, RowsField):
            rows = [self._row(entry, row) for row in entry.rows]
            return BoundTable(entry, errors, rows, entry.field.fixed, decides)
        if isinstance(entry.field, ComputedField) and not entry.field.label:
            return None
        return BoundField(entry, errors, decides)

    def _row(self, answer: Answer, row: Row) -> BoundRow:
        within = f"{answer.field.label}第{row.number + 1}行："
        return BoundRow(f"{answer.name}-{row.number}", row.number, self._all(row.entries, within))

    def _section(self, section: Section, within: str) -> Bound:
        component = section.component
        if isinstance(component, Group):
            kind = BoundScale if component.scale else BoundGroup
            return kind(component, self._all(section.inner, within))
        if isinstance(component, Prose):
            return BoundProse(list(blocks(section.text)))
        return BoundRule()
