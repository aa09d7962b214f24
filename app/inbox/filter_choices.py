"""What the inbox's filters offer: the processes and tasks that come to the posts a person holds.

Read from the diagrams in use, not from what is open now: no list of a hundred thousand is walked for it, and
a choice does not vanish because its last task was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.casework.pinned_release import PinnedRelease
from app.engine.elements import Element
from app.identity.access import fits
from app.identity.actor import Actor
from app.identity.posts import ORGANISATION_KINDS
from app.inbox.filters import Asked


@dataclass(frozen=True)
class Choices:
    """The ids of processes and the names of tasks, each in order."""

    kinds: list[str]
    tasks: list[str]


@dataclass(frozen=True)
class _Asks:
    """Whom a drawn task asks for; None for what only a running case will say."""

    organisation_kind: str | None
    organisation_id: str | None
    post: str | None
    area_id: str = ""
    candidates: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()


def choices_for(
    actor: Actor, third_party_works: bool, releases: Iterable[PinnedRelease], asked: Asked
) -> Choices:
    """The choices of an actor, and what is asked for now."""
    kinds, tasks = {asked.kind}, {asked.task}
    for release in releases:
        asked_for = ((task.name, _asks(release, task)) for task in release.user_tasks)
        names = {name for name, asks in asked_for if _comes_to(actor, third_party_works, asks)}
        tasks |= names
        kinds |= {release.process_id} if names else set()
    return Choices(sorted(kinds - {""}), sorted(tasks - {""}))


def _comes_to(actor: Actor, third_party_works: bool, asks: _Asks) -> bool:
    return any(fits(membership, asks, third_party_works) for membership in actor.memberships)


def _asks(release: PinnedRelease, task: Element) -> _Asks:
    lane = release.definition.lanes[task.process_id, task.lane] if task.lane else None
    organisation = _text(task.attributes.get("organisation") or (lane.organisation if lane else None))
    post = _text(task.attributes.get("post") or (lane.post if lane else None))
    is_kind = organisation in ORGANISATION_KINDS
    return _Asks(organisation if is_kind else None, None if is_kind else organisation, post)


def _text(stated: str | None) -> str | None:
    """What is written out; None for an expression."""
    return None if stated is None or stated.startswith("=") else stated
