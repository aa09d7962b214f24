"""A form with what was entered: each field's answer, understood or not, shown or hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from app.domain.errors import FieldError
from app.forms.fields.base import Component, Field, Option, Unreadable
from app.forms.fields.rows import RowsField
from app.forms.places import ABSENT, put_at
from app.forms.scope import Scope


@dataclass(slots=True)
class Answer:
    """What stands in one field.

    `raw` is as it was sent, ABSENT where the page did not hold the field; `given` comes from a row that the
    platform gave; `offered` is what the platform has for the field.
    """

    field: Field
    name: str
    raw: object = ABSENT
    given: object = ABSENT
    value: object = None
    unreadable: Unreadable | None = None
    offered: object = None
    hidden: bool = False
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: "list[Row]" = dataclass_field(default_factory=list)

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in."""
        if isinstance(self.field, RowsField):
            return not any(row.kept for row in self.rows)
        return self.unreadable is None and self.field.is_blank(self.value)

    @property
    def prefilled(self) -> bool:
        """Whether the value is what the platform offered."""
        return self.offered is not None and not self.blank and self.value == self.offered

    def error(self, code: str, sentence: str, **params: object) -> FieldError:
        """A refusal of this answer."""
        return FieldError(self.name, code, sentence, params, self.field.requirement)


@dataclass(slots=True)
class Section:
    """A component without a value, with what it holds, and the scope in which its text is computed."""

    component: Component
    hidden: bool = False
    inner: "list[Entry]" = dataclass_field(default_factory=list)
    scope: Scope | None = None


Entry = Answer | Section


@dataclass(slots=True)
class Row:
    """One row; `number` counts from 0, as in names. A row left blank is not kept."""

    number: int
    scope: Scope
    entries: list[Entry] = dataclass_field(default_factory=list)
    kept: bool = True


def answers(entries: Sequence[Entry], *, visible: bool = False) -> Iterator[Answer]:
    """The answers of a form or row in document order, those in groups too; rows are not opened."""
    for entry in entries:
        if visible and entry.hidden:
            continue
        if isinstance(entry, Answer):
            yield entry
        else:
            yield from answers(entry.inner, visible=visible)


def gather(entries: Sequence[Entry]) -> dict[str, object]:
    """The values of what is shown, nested by path; rows as a list of dicts."""
    values: dict[str, object] = {}
    for answer in answers(entries, visible=True):
        put_at(values, answer.field.path, value_of(answer))
    return values


def value_of(answer: Answer) -> object:
    """One answer's value; rows that were left blank are left out."""
    if not isinstance(answer.field, RowsField):
        return answer.value
    return [gather(row.entries) for row in answer.rows if row.kept]


def seen(
    entries: Sequence[Entry], scope: Scope, *, blank_rows: bool = False
) -> Iterator[tuple[Answer, Scope]]:
    """Every answer that is shown, those in rows too, with the scope in which it stands."""
    for answer in answers(entries, visible=True):
        yield answer, scope
        for row in answer.rows:
            if row.kept or blank_rows:
                yield from seen(row.entries, row.scope, blank_rows=blank_rows)
