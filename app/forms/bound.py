"""A form as a page shows it: fields with labels, errors and controls, in the order of the schema."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.errors import FieldError
from app.forms.answers import Answer
from app.forms.controls import Control, control_for
from app.forms.fields.base import Field, Option
from app.forms.fields.files import FilesField
from app.forms.fields.layout import Block, Group, Prose, blocks, in_other_words
from app.forms.fields.rows import MOST_ROWS
from app.forms.scope import Scope
from app.forms.shapes import shape_of


class Bound:
    """Anything that a page shows; `kind` is field, group, scale, table, prose or rule."""

    kind: str = ""


@dataclass(frozen=True)
class BoundField(Bound):
    """One field. `shape` says which control: see shapes.py. `decides`: others depend on it."""

    answer: Answer
    errors: Sequence[FieldError]
    decides: bool = False

    kind = "field"

    @property
    def field(self) -> Field:
        """The field as the schema describes it: label, hint, requirements, source …"""
        return self.answer.field

    @property
    def name(self) -> str:
        """The name of its control, and its id."""
        return self.answer.name

    @cached_property
    def shape(self) -> str:
        """Which control it has."""
        return shape_of(self.field)

    @property
    def required(self) -> bool:
        """Whether it must be filled in, as things stand."""
        return self.answer.required and not self.field.readonly

    @property
    def prefilled(self) -> bool:
        """Whether the platform filled it in and nobody changed it."""
        return self.field.readonly or self.answer.prefilled

    @property
    def options(self) -> Sequence[Option]:
        """What may be chosen."""
        return self.answer.options

    @property
    def text(self) -> str:
        """The value as it is printed."""
        return self.field.shown(self.answer.value, self.options)

    @property
    def files(self) -> Sequence[Mapping[str, object]]:
        """The files already there."""
        value = self.answer.value
        return value if isinstance(self.field, FilesField) and isinstance(value, list) else ()

    @property
    def signed(self) -> bool:
        """Whether a box is ticked or a signature given."""
        return not self.answer.blank

    @property
    def described_by(self) -> str:
        """The ids of what explains the control."""
        source = self.prefilled and self.field.source
        parts = (("hint", self.field.hint), ("source", source), ("error", self.errors))
        return " ".join(f"{self.name}-{part}" for part, there in parts if there)

    @cached_property
    def control(self) -> Control:
        """The WTForms field; called, it gives the HTML of the control."""
        return control_for(self.answer, self.shape, self.required, bool(self.errors), self.described_by)


@dataclass(frozen=True)
class BoundGroup(Bound):
    """Fields under one heading."""

    group: Group
    components: Sequence[Bound]

    kind = "group"


@dataclass(frozen=True)
class BoundRow:
    """One row of a table; `number` counts from 0."""

    name: str
    number: int
    components: Sequence[Bound]


@dataclass(frozen=True)
class BoundTable(Bound):
    """A table whose rows have the same fields."""

    answer: Answer
    errors: Sequence[FieldError]
    rows: Sequence[BoundRow]
    fixed: bool
    decides: bool = False

    kind = "table"

    @property
    def field(self) -> Field:
        """The table as the schema describes it."""
        return self.answer.field

    @property
    def name(self) -> str:
        """Its name, which the buttons `_add` and `_remove` carry."""
        return self.answer.name

    @property
    def required(self) -> bool:
        """Whether there must be a row."""
        return self.answer.required

    @property
    def described_by(self) -> str:
        """The ids of what explains the table."""
        parts = (("hint", self.field.hint), ("error", self.errors))
        return " ".join(f"{self.name}-{part}" for part, there in parts if there)

    @property
    def can_grow(self) -> bool:
        """Whether a row may be added."""
        return not self.fixed and len(self.rows) < MOST_ROWS


@dataclass(frozen=True)
class BoundProse(Bound):
    """Text between fields; without a scope, where kept values are shown, there is none."""

    prose: Prose
    scope: Scope | None

    kind = "prose"

    def blocks(self, other: Callable[[str], str]) -> list[Block]:
        """The text with its words put by `other`: into another language."""
        if self.scope is None:
            return []
        computed = self.prose.computed
        text = self.scope.write(computed, other) if computed else in_other_words(self.prose.text, other)
        return list(blocks(text))


@dataclass(frozen=True)
class BoundRule(Bound):
    """A line between fields."""

    kind = "rule"


@dataclass(frozen=True)
class BoundError:
    """An error for the list on top; `name` is None where its field is not on the page.

    `table` and `row` (from 1) say where the field stands, if in a table; `group` is the heading above it.
    """

    error: FieldError
    name: str | None = None
    label: str = ""
    table: str = ""
    row: int = 0
    group: str = ""


@dataclass(frozen=True)
class BoundForm:
    """The whole form for one page. `carried`: hidden inputs that keep what was entered in hidden fields."""

    form_id: str
    version: str
    components: Sequence[Bound]
    errors: Sequence[BoundError]
    carried: Sequence[tuple[str, str]] = ()
