"""Which region parameters a release asks for: its clocks, its expressions, the services that it calls."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath

from app.casework.pinned_release import PinnedRelease
from app.casework.service_tasks.registry import ServiceTasks
from app.workcalendar.clock_rules import ClockRule

_CALL = re.compile(r"""\bparameter\(\s*(["'])([\w.\-]+)\1\s*[,)]""", re.ASCII)


@dataclass(frozen=True)
class Need:
    """A parameter's key, and who asks for it: files of the release, clocks by title, services by name."""

    key: str
    used_by: tuple[str, ...]
    is_length: bool = False


def needs_of(release: PinnedRelease, services: ServiceTasks) -> tuple[Need, ...]:
    """Every parameter that the release names, sorted by key.

    A key that an expression puts together is not seen; such a step stops with ParameterMissing, as any other.
    """
    found: dict[str, dict[str, None]] = {}
    for key, who in [*_of_clocks(release), *_of_texts(release), *_of_services(release, services)]:
        found.setdefault(key, {})[who] = None
    lengths = {rule.limit for rule in _started(release)}
    return tuple(Need(key, tuple(found[key]), key in lengths) for key in sorted(found))


def _of_clocks(release: PinnedRelease) -> Iterator[tuple[str, str]]:
    for rule in _started(release):
        if isinstance(rule.limit, str) and not rule.limit.startswith("="):
            yield rule.limit, rule.title


def _started(release: PinnedRelease) -> list[ClockRule]:
    """The clocks that its diagrams start: a shared clocks.yaml declares more."""
    elements = release.definition.elements.values()
    names = {name for element in elements for name in element.attributes.get("startsClocks", "").split()}
    return [rule for name, rule in release.clocks.items() if name in names]


def _of_texts(release: PinnedRelease) -> Iterator[tuple[str, str]]:
    for path, content in release.files.items():
        for text in _expressions(path, content.decode("utf-8")):
            yield from ((match[2], PurePosixPath(path).name) for match in _CALL.finditer(text))


def _expressions(path: str, text: str) -> Iterator[str]:
    """The texts of a file in which calls may stand, as the engine reads them."""
    if path.endswith(".form"):
        yield from _strings(json.loads(text))
    else:
        yield unescape(text)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for value in node.values() for text in _strings(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in _strings(value))


def _of_services(release: PinnedRelease, services: ServiceTasks) -> Iterator[tuple[str, str]]:
    names = {element.attributes.get("service") for element in release.definition.elements.values()}
    for name in sorted(name for name in names if name and name in services):
        yield from ((key, name) for key in services.find(name).parameters)
