"""What holds fields together or explains them, and has no value of its own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.subject import Role, SubjectKind
from app.forms.fields.base import Component
from app.forms.part import Feel


@dataclass(frozen=True, kw_only=True)
class Group(Component):
    """Fields under one heading. `scale`: a table of indicators with points.

    `party` says that the group names a party of the case: its role and whether it is a person or an
    organisation.
    """

    label: str = ""
    hint: str = ""
    components: tuple[Component, ...] = ()
    scale: bool = False
    party: tuple[Role, SubjectKind] | None = None
    path: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Prose(Component):
    """Text between fields, fixed or computed."""

    text: str = ""
    computed: Feel | None = None


@dataclass(frozen=True, kw_only=True)
class Rule(Component):
    """A line between fields, or (`blank`) some room."""

    blank: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose: kind `heading`, `item` or `paragraph`."""

    kind: str
    text: str


_LINE = re.compile(r"(?P<mark>\s*(?:#+ |- )?\s*)(?P<words>.*?)(?P<end>\s*)", re.DOTALL)


def words_of(text: str) -> Iterator[str]:
    """The words in each line of a text, without the marks of headings and items."""
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found and found["words"]:
            yield found["words"]


def in_other_words(text: str, other: Callable[[str], str]) -> str:
    """The text with other words in each line; its marks and breaks stay."""

    def exchange(line: str) -> str:
        found = _LINE.fullmatch(line)
        if not found or not found["words"]:
            return line
        return found["mark"] + other(found["words"]) + found["end"]

    return "".join(map(exchange, text.splitlines(keepends=True)))


def blocks(text: str) -> Iterator[Block]:
    """Prose by lines: `### heading`, `- item`, and paragraphs parted by blank lines."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        plain = line.strip()
        starts_new = not plain or plain.startswith(("#", "- "))
        if starts_new and lines:
            yield Block("paragraph", "\n".join(lines))
            lines = []
        if plain.startswith("#"):
            yield Block("heading", plain.lstrip("#").strip())
        elif plain.startswith("- "):
            yield Block("item", plain.removeprefix("- ").strip())
        elif plain:
            lines.append(plain)
