"""Whom the tasks of the diagrams ask for, as far as it can be said before a case runs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.engine.reading.diagrams import Definition
from app.engine.reading.elements import Element
from app.feel import HostFunction, evaluate
from app.identity.posts import ORGANISATION_KINDS

# What an area sets is not known here.
_PARAMETER = HostFunction("parameter", ("key",), lambda key: None)


@dataclass(frozen=True)
class Asks:
    """Whom a drawn task asks for; None for anybody."""

    organisation_kind: str | None
    organisation_id: str | None
    post: str | None
    area_id: str = ""
    candidates: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()


def asks_of(definition: Definition, tasks: Iterable[Element]) -> tuple[tuple[str, Asks], ...]:
    """The names of tasks, each with whom it asks for; once for each answer."""
    return tuple(dict.fromkeys((task.name, asks) for task in tasks for asks in _asked(definition, task)))


def _asked(definition: Definition, task: Element) -> Iterator[Asks]:
    """A task of a shared diagram may ask for one post here and for another there."""
    lane = definition.lanes[task.process_id, task.lane] if task.lane else None
    organisation = task.attributes.get("organisation") or (lane.organisation if lane else None)
    post = task.attributes.get("post") or (lane.post if lane else None)
    for data in _called_with(definition, task.process_id):
        organisation_or_any, known_post = _value(organisation, data), _value(post, data)
        if organisation is not None and organisation_or_any is None:
            yield from (Asks(kind, None, known_post) for kind in ORGANISATION_KINDS)
        elif organisation_or_any in (None, *ORGANISATION_KINDS):
            yield Asks(organisation_or_any, None, known_post)
        else:
            yield Asks(None, organisation_or_any, known_post)


def _value(stated: str | None, data: Mapping[str, object]) -> str | None:
    """What is written out, or what an expression gives; None where only a running case will say."""
    if stated is None or not stated.startswith("="):
        return stated
    found = evaluate(stated.removeprefix("="), data)
    return found if isinstance(found, str) else None


def _called_with(definition: Definition, process_id: str) -> Iterator[Mapping[str, object]]:
    """What is handed to a process at its beginning, once for each chain of calls that leads to it."""
    if process_id == definition.process_id:
        yield {"parameter": _PARAMETER}
    for element in definition.elements.values():
        if element.called == process_id:
            for data in _called_with(definition, element.process_id):
                handed = evaluate(element.attributes.get("with", "{}").removeprefix("="), data)
                yield {"parameter": _PARAMETER, **(handed if isinstance(handed, Mapping) else {})}
