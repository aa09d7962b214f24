"""One version of a form: what is asked, and whether an answer will do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.errors import FieldError, InvalidSubmission
from app.forms.answers import Entry, gather
from app.forms.binding import Binding
from app.forms.bound import BoundForm
from app.forms.checking import errors_of
from app.forms.context import FormContext
from app.forms.deciding import deciding_names, expressions_of
from app.forms.decoding import Files, MultiDict, decode
from app.forms.fields.base import Component, Field
from app.forms.fields.layout import Group
from app.forms.fields.rows import leaves
from app.forms.filling import fill
from app.forms.limits import refuse_hostile
from app.forms.places import with_absent
from app.forms.restoring import restore
from app.forms.row_changes import change_rows
from app.forms.scope import Scope
from app.forms.settling import furnish, place_prose, settle
from app.forms.unknown import refuse_unknown

_NO_FILES: Files = {}


@dataclass(frozen=True)
class Form:
    """Immutable and shared. `version` is the hash of the schema text."""

    form_id: str
    version: str
    components: tuple[Component, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in document order, those in groups too; a table is one field."""
        return tuple(leaves(self.components))

    @cached_property
    def parties(self) -> tuple[Group, ...]:
        """The groups that name a party of the case, in document order."""
        return tuple(_parties(self.components))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names under which values are kept, each once."""
        return tuple(dict.fromkeys(field.path[0] for field in self.fields))

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The words that decide what else is shown, required, offered or computed; keys are among them."""
        return deciding_names(self.components)

    @cached_property
    def expressions(self) -> tuple[tuple[str, str, str], ...]:
        """Every expression with its component's name or id and its attribute, for a check before release."""
        return tuple(
            (component.name if isinstance(component, Field) else component.id, attribute, expression.text)
            for component, attribute, expression in expressions_of(self.components)
        )

    def decode(self, sent: MultiDict, files: Files = _NO_FILES) -> dict[str, object]:
        """What a browser sent as nested raw values, fit to be kept as a draft, checked or shown again.

        `files` are those just stored, `[{id, …}]` by field name. Raises UnknownField, DataRefused.
        """
        return decode(self.components, sent, files)

    def change_rows(self, values: Mapping[str, object], sent: MultiDict) -> dict[str, object] | None:
        """Values with a row more or less where `_add` or `_remove` was pressed; None otherwise."""
        return change_rows(self.components, values, sent)

    def check(self, values: Mapping[str, object], context: FormContext) -> dict[str, object]:
        """Clean values of what is shown: str, Decimal, bool, date, datetime, list, dict, None.

        Takes raw values or typed ones. Raises InvalidSubmission with every error, UnknownField, DataRefused.
        """
        refuse_hostile(values)
        refuse_unknown(self.components, values)
        entries, scope = self._filled(values, context)
        errors = errors_of(entries, scope)
        if errors:
            raise InvalidSubmission(errors)
        return gather(entries)

    def bind(
        self, values: Mapping[str, object] | None, context: FormContext, errors: Sequence[FieldError] = ()
    ) -> BoundForm:
        """The form for a page, with what was entered so far; None before anything was."""
        entries, scope = self._filled(values or {}, context)
        place_prose(entries, scope)
        return Binding(errors, self.deciding).form(self.form_id, self.version, entries)

    def show(self, values: Mapping[str, object], context: FormContext) -> BoundForm:
        """Values as they were kept, to be read and printed: nothing is hidden, offered or computed anew."""
        scope = Scope.of_form(self.form_id, context, dict(values))
        entries = restore(self.components, values, scope)
        furnish(entries, scope)
        return Binding((), frozenset()).form(self.form_id, self.version, entries)

    def whole(self, values: Mapping[str, object]) -> dict[str, object]:
        """Kept values with null for what was hidden or not asked then: a letter may name every field."""
        return with_absent(values, [field.path for field in self.fields])

    def _filled(self, values: Mapping[str, object], context: FormContext) -> tuple[list[Entry], Scope]:
        filled = Scope.of_form(self.form_id, context, {})
        entries = fill(self.components, values, filled)
        scope = settle(entries, filled)
        furnish(entries, scope)
        return entries, scope


def _parties(components: Sequence[Component]) -> Iterator[Group]:
    for component in components:
        if isinstance(component, Group):
            if component.party:
                yield component
            yield from _parties(component.components)
