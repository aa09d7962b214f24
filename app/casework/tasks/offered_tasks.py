"""Which tasks of the diagrams come to somebody's posts, as far as it can be said before a case runs."""

from app.casework.releases.pinned_release import PinnedRelease
from app.identity.access import fits
from app.identity.actor import Actor


def tasks_for(actor: Actor, area_has_tpa: bool, release: PinnedRelease) -> set[str]:
    """The names of the tasks of a process, and of all that it calls, that come to a post of the actor."""
    return {
        name
        for name, asks in release.offers
        if any(fits(membership, asks, area_has_tpa) for membership in actor.memberships)
    }
