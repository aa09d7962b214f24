"""The elements at which a case is, by process: the one that waits, and the calls above it."""

from app.casework.releases.told_words import Spot
from app.engine.reading.diagrams import Definition
from app.portal.queries import Place


def spots_of(place: Place, definition: Definition) -> list[Spot]:
    """The innermost first: what stands first says most."""
    calls, process = [], definition.process_id
    for call in place.path:
        calls.append((process, call))
        process = definition.element(process, call).called or process
    return [(place.process_id, place.element_id), *reversed(calls)]
