"""Chinese names of region parameters, and of the codes among their values: bpmn/parameter_names.yaml."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from app.casework.releases.materials import CHECKOUT
from app.domain.yaml_text import read_yaml

NAMES = CHECKOUT / "bpmn" / "parameter_names.yaml"
_OWN, _ANY = ".", "*"


def parameter_name(key: str) -> str:
    """The name of a parameter, without the groups in which it stands; the key's end where it has none."""
    *_, last = _path(key)
    return last


def parameter_groups(key: str) -> tuple[str, ...]:
    """The names of the groups in which a parameter stands, the widest first."""
    *groups, _ = _path(key)
    return tuple(groups)


def value_name(code: str) -> str:
    """A code among the values in words; anything else as it is."""
    named = _content()["values"].get(code)
    return str(named) if named else code


class Requirement(StrEnum):
    """Whether a process can do without a value: without an optional one there is no clock and no limit, a
    target is an office's own aim. Only the lack of a required one stands against a process.
    """

    REQUIRED = "required"
    OPTIONAL = "optional"
    TARGET = "target"


def requirement_of(key: str) -> Requirement:
    """What the file says of a parameter or of a group in which it stands; required where it says nothing."""
    for requirement, places in _content()["needs"].items():
        if any(key == place or key.startswith(f"{place}.") for place in places):
            return Requirement(requirement)
    return Requirement.REQUIRED


def is_required(key: str) -> bool:
    """Whether a process stops without a value."""
    return requirement_of(key) is Requirement.REQUIRED


def is_named(key: str) -> bool:
    """Whether the parameter itself has a name."""
    return isinstance(_nodes(key)[-1], str)


def _path(key: str) -> list[str]:
    parts = key.split(".")
    return [_own(node) or part for part, node in zip(parts, _nodes(key), strict=True)]


def _nodes(key: str) -> list[object]:
    """What the file says at each step of the key; None beyond what it knows."""
    return list(_walk(_content()["names"], key.split(".")))


def _walk(node: object, parts: list[str]) -> Iterator[object]:
    """`*` says what the members of a group have in common, besides what a member says of itself."""
    nodes: list[object] = [node]
    for part in parts:
        mappings = [each for each in nodes if isinstance(each, Mapping)]
        found = [each[name] for each in mappings for name in (part, _ANY) if name in each]
        nodes = [each for each in found if each is not None]
        yield nodes[0] if nodes else None


def _own(node: object) -> str | None:
    name = node.get(_OWN) if isinstance(node, Mapping) else node
    return str(name) if name else None


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = read_yaml(NAMES.read_text(encoding="utf-8"))
    return content
