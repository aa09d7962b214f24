"""What every component and every field has in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Protocol

from app.domain.sentences import Sentence
from app.forms.part import Feel, Part


class FieldContext(Protocol):
    """What a field may know beyond what was entered (see FormContext)."""

    @property
    def facts(self) -> Mapping[str, object]:
        """What the platform knows about the case."""

    @property
    def moment(self) -> datetime:
        """The legal now, aware."""

    @property
    def attachment(self) -> Callable[[str], Mapping[str, object] | None]:
        """Finds an uploaded file by its id."""


class Unreadable(Exception):
    """An answer that is no value of its field; `sentence` is a Chinese template for `params`."""

    def __init__(self, code: str, sentence: str, **params: object) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.params = params


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from. `value` is text, a Decimal or a bool."""

    value: object
    label: Sentence | str
    detail: Sentence | str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What decides about a value with its field: options, and others of the same group or row by their key.

    `value_of(key)` is such a value, `words_of(key)` how it is printed; None and "" where there is none.
    """

    value_of: Callable[[str], object]
    words_of: Callable[[str], str]
    options: Sequence[Option]
    today: date


@dataclass(frozen=True, kw_only=True)
class Component:
    """Anything that stands in a form. `hide`: it is not there while this is true."""

    id: str = ""
    hide: Feel | None = None

    def expressions(self) -> Iterator[tuple[str, Feel]]:
        """Every expression of this component with the attribute that holds it."""
        for attribute in vars(self):
            value = getattr(self, attribute)
            if isinstance(value, Feel):
                yield attribute, value


@dataclass(frozen=True, kw_only=True)
class Field(Component):
    """A component that has a value. `path` is its place among the values of its form or row."""

    path: tuple[str, ...]
    label: str = ""
    hint: str = ""
    required: bool = False
    required_when: Feel | None = None
    readonly: bool = False
    prefill: Feel | None = None
    default: object = None
    source: str = ""
    rule: Feel | None = None
    rule_message: str = ""
    validators: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()

    many: ClassVar[bool] = False
    computed: ClassVar[bool] = False
    missing: ClassVar[str] = "请填写“{label}”。"

    @property
    def name(self) -> str:
        """The place as written on the page."""
        return "-".join(self.path)

    @property
    def requirement(self) -> str | None:
        """The requirements as an error carries them."""
        return " ".join(self.requirements) or None

    def empty(self) -> object:
        """The value of a field that nobody filled in."""
        return None

    def parse(self, raw: object, around: FieldContext) -> object:
        """The value that an answer means; raises Unreadable."""
        raise NotImplementedError

    def is_blank(self, value: object) -> bool:
        """Whether a value counts as not filled in."""
        return value is None or value == "" or value == []

    def problems(self, value: object) -> Iterator[Unreadable]:
        """What is wrong with a value that is filled in, as far as the field alone can say."""
        return iter(())

    def settle(self, value: object, beside: "Beside") -> object:
        """A filled value in the light of what stands beside it; raises Unreadable."""
        return value

    def restore(self, kept: object, around: FieldContext) -> object:
        """The value that was kept, read back from storage; as it is where it cannot be understood."""
        try:
            return self.parse(kept, around)
        except Unreadable:
            return kept

    def to_text(self, value: object) -> str:
        """The value as a person reads it, and as an input carries it."""
        return "" if value is None else str(value)

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """The value as it is printed."""
        return self.to_text(value)

    def under(self, prefix: tuple[str, ...]) -> "Field":
        """The same field at a place within a group."""
        return replace(self, path=(*prefix, *self.path))


def common(part: Part, properties: Part, validate: Part) -> dict[str, Any]:
    """The attributes that every field reads alike."""
    return {
        **placement(part),
        "path": part.key("key"),
        "label": part.text("label"),
        "hint": part.text("description") or properties.text("hint"),
        "required": validate.flag("required"),
        "required_when": properties.feel("required"),
        "readonly": part.flag("readonly") or part.flag("disabled"),
        "prefill": properties.feel("prefill"),
        "default": part.get("defaultValue"),
        "source": properties.text("source"),
        "rule": properties.feel("rule"),
        "rule_message": properties.text("rule_message"),
        "validators": properties.names("validator"),
        "requirements": properties.names("requirements"),
    }


def placement(part: Part) -> dict[str, Any]:
    """The attributes that every component reads alike, those of the editor's layout left aside."""
    part.ignore("type", "layout", "appearance", "properties", "validate")
    conditional = part.part("conditional")
    hide = conditional.feel("hide")
    conditional.finish()
    return {"id": part.text("id"), "hide": hide}
