"""Putting a claimed task back for the others of the post."""

from app.casework.tasks.claim_work import work_line
from app.casework.tasks.permission_to_work import check_may_work, work_item_facts
from app.domain.errors import ConcurrentChange
from app.domain.work_item import check_holds
from app.identity.actor import Actor
from app.storage.records import WorkItem
from app.storage.repositories import load_work, release_item
from app.storage.unit_of_work import UnitOfWork


def release_work(unit: UnitOfWork, actor: Actor, work_item_id: str) -> WorkItem:
    """Gives a task back that the actor holds; its draft stays.

    Raises NotFound, NotPermitted, TaskNotClaimed, TaskTaken, TaskAlreadyDone, TaskCancelled.
    """
    case, _, item = load_work(unit, actor.area_id, work_item_id)
    check_may_work(unit, actor, item)
    check_holds(work_item_facts(unit, item, actor), actor.account_id)
    if not release_item(unit, item, actor.account_id):
        raise ConcurrentChange()
    unit.journal.append(case.area_id, case.id, work_line("work_released", actor, item))
    return item
