"""What holds fields together or explains them, and has no value of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.forms.fields.base import Component
from app.forms.part import Feel


@dataclass(frozen=True, kw_only=True)
class Group(Component):
    """Fields under one heading. `scale`: a table of indicators with points."""

    label: str = ""
    hint: str = ""
    components: tuple[Component, ...] = ()
    scale: bool = False
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
