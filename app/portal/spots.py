"""Where a case stands: the elements at which it is, by process, and the scope from which facts are seen."""

from dataclasses import dataclass

from app.casework.releases.told_words import Spot
from app.domain.scopes import Scope
from app.engine.reading.diagrams import Definition
from app.portal.queries import Place


@dataclass(frozen=True)
class Stand:
    """One place: the element that waits and the calls above it, the innermost first, as it says most."""

    spots: tuple[Spot, ...]
    scope: Scope


def stand_of(place: Place, definition: Definition) -> Stand:
    """A place with the process of every call above it."""
    calls, process = [], definition.process_id
    for call in place.path:
        calls.append((process, call))
        process = definition.element(process, call).called or process
    return Stand(((place.process_id, place.element_id), *reversed(calls)), place.path)
