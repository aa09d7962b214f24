"""What may be done with a user task: claimed, put back, handed over, completed, by whom."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import TaskAlreadyDone, TaskCancelled, TaskDoneByYou, TaskNotClaimed, TaskTaken


class WorkItemState(StrEnum):
    """Done and cancelled are final; whether an open item is claimed is said by its claimant."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class WorkItemFacts:
    """What a rule asks of a work item. `claimed_by` is an account's id; the texts are for the sentences.

    `own`: who asks has ended it.
    """

    state: WorkItemState
    claimed_by: str | None = None
    claimant_name: str = ""
    ended_by: str = ""
    ended_at: str = ""
    own: bool = False


def check_open(item: WorkItemFacts) -> None:
    """Raises TaskAlreadyDone or TaskCancelled."""
    if item.state is WorkItemState.DONE:
        kind = TaskDoneByYou if item.own else TaskAlreadyDone
        raise kind(who=item.ended_by, when=item.ended_at)
    if item.state is WorkItemState.CANCELLED:
        raise TaskCancelled()


def check_may_claim(item: WorkItemFacts, account: str) -> None:
    """Raises TaskTaken where another person has it; to claim one's own again changes nothing."""
    check_open(item)
    if item.claimed_by not in (None, account):
        raise TaskTaken(by=item.claimant_name)


def check_holds(item: WorkItemFacts, account: str) -> None:
    """What completing, putting back and handing over need. Raises TaskNotClaimed or TaskTaken."""
    check_may_claim(item, account)
    if item.claimed_by is None:
        raise TaskNotClaimed()
