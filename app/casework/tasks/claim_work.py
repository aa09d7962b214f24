"""Taking a task to oneself."""

from app.casework.tasks.permission_to_work import acting_post, check_apart, check_may_work, work_item_facts
from app.domain.errors import ConcurrentChange
from app.domain.work_item import check_may_claim
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.records import WorkItem
from app.storage.repositories import claim_item, load_work
from app.storage.unit_of_work import UnitOfWork


def claim_work(unit: UnitOfWork, actor: Actor, work_item_id: str) -> WorkItem:
    """Gives an open task to the actor; to claim one's own again changes nothing.

    Raises NotFound, NotPermitted, SeparationOfDuties, RecusalRequired, TaskTaken, TaskAlreadyDone,
    TaskCancelled.
    """
    case, _, item = load_work(unit, actor.area_id, work_item_id)
    check_may_work(unit, actor, item)
    check_may_claim(work_item_facts(unit, item, actor), actor.account_id)
    check_apart(unit, actor, item)
    if item.claimed_by == actor.account_id:
        return item
    if not claim_item(unit, item, actor.account_id):
        raise ConcurrentChange()
    unit.journal.append(case.area_id, case.id, work_line("work_claimed", actor, item))
    return item


def work_line(kind: str, actor: Actor, item: WorkItem, **payload: object) -> Line:
    """The journal's line about an act on a task that does not move the process."""
    return Line(
        kind,
        actor.account_id,
        acting_post(actor, item),
        item.instance_id,
        item.process_id,
        item.element_id,
        item.path,
        item.task_id,
        payload=payload or None,
    )
