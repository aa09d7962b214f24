"""Which region parameters a release asks for: its clocks, its expressions, the services that it calls."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath

from app.casework.releases.materials import form_path
from app.casework.releases.pinned_release import PinnedRelease, form_of
from app.casework.services.registry import ServiceTasks
from app.documents import front_matter
from app.workcalendar.clock_rules import ClockRule

_CALL = re.compile(r"""\bparameter(?:\(|s\[)\s*(["'])([\w.\-]+)\1\s*[],)]""", re.ASCII)
"""`parameter("…")` of expressions, `parameters["…"]` of letters."""


@dataclass(frozen=True)
class Need:
    """A parameter's key, and who asks for it: clocks, processes and steps, by their names."""

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
        keys = keys_in_file(path, content.decode("utf-8"))
        yield from ((key, who) for key in keys for who in _users(release, path))


def keys_in_file(path: str, text: str) -> list[str]:
    """The keys of the parameters that a file of the materials names."""
    return [key for part in _expressions(path, text) for key in keys_in(part)]


def keys_in(text: str) -> Iterator[str]:
    """The keys of the parameters that a text of the materials names."""
    return (match[2] for match in _CALL.finditer(text))


def _users(release: PinnedRelease, path: str) -> list[str]:
    """Who uses a file, by their names in the diagrams; its own name where nobody is found."""
    stem = PurePosixPath(path).stem
    elements = release.definition.elements.values()
    if path.endswith(".bpmn"):
        named = [process.name for process in release.definition.processes.values() if process.path == path]
    elif path.endswith(".form"):
        named = [element.name for element in elements if form_path(form_of(element)) == path]
    elif path.endswith(".html"):
        named = [front_matter(release.files[path].decode("utf-8")).title]
    else:
        named = [element.name for element in elements if element.attributes.get("decision") == stem]
    return list(dict.fromkeys(filter(None, named))) or [stem]


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
    for element in release.definition.elements.values():
        name = element.attributes.get("service")
        if name and name in services:
            yield from ((key, element.name) for key in services.find(name).parameters)
