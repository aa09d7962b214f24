"""What the inbox's filters offer: the processes and tasks that come to the posts a person holds.

Read from the diagrams in use, not from what is open now: no list of a hundred thousand is walked for it, and
a choice does not vanish because its last task was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.casework.releases.pinned_release import PinnedRelease
from app.casework.tasks.offered_tasks import tasks_for
from app.identity.actor import Actor
from app.inbox.filters import Asked


@dataclass(frozen=True)
class Choices:
    """The ids of processes and the names of tasks, each in order."""

    kinds: list[str]
    tasks: list[str]


def choices_for(
    actor: Actor, third_party_works: bool, releases: Iterable[PinnedRelease], asked: Asked
) -> Choices:
    """The choices of an actor, and what is asked for now."""
    kinds, tasks = {asked.kind}, {asked.task}
    for release in releases:
        names = tasks_for(actor, third_party_works, release)
        tasks |= names
        kinds |= {release.process_id} if names else set()
    return Choices(sorted(kinds - {""}), sorted(tasks - {""}))
