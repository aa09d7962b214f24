"""What surrounds the visitor: the area, absent colleagues, unread messages, the processes in use."""

from flask import g

from app.casework.releases.pinned_release import PinnedRelease
from app.identity.queries import surroundings_of
from app.storage.surroundings import Surroundings
from app.web.door import reading
from app.web.signed_in import actor, actor_or_none


def surroundings() -> Surroundings:
    """Of a visitor who has signed in; read once a request, and anew when something was written meanwhile."""
    unit = reading()
    if "surroundings" not in g or g.surroundings[0] is not unit:
        g.surroundings = unit, surroundings_of(unit, actor())
    found: Surroundings = g.surroundings[1]
    return found


def process_here(process_id: str) -> PinnedRelease | None:
    """A process as the visitor's area works with it now; None before sign-in and where it is not deployed."""
    release_id = surroundings().deployed.get(process_id) if actor_or_none() else None
    return reading().tools.catalogue.release(reading(), release_id, process_id) if release_id else None


def processes_here() -> list[PinnedRelease]:
    """The processes that the visitor's area works with now; read from memory, once they are in it."""
    found = (process_here(process_id) for process_id in surroundings().deployed)
    return [release for release in found if release]
