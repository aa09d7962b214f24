"""Handing a claimed task to a colleague."""

from app.casework.absences.taking_over import check_may_take_over
from app.casework.tasks.claim_work import work_line
from app.casework.tasks.permission_to_work import check_may_work, work_item_facts
from app.casework.telling.tell_people import Message, leave_message
from app.domain.errors import ConcurrentChange
from app.domain.sentences import Sentence
from app.domain.work_item import check_holds
from app.identity.actor import Actor
from app.storage.records import WorkItem
from app.storage.repositories import claim_item, load_work, release_item
from app.storage.unit_of_work import UnitOfWork


def hand_over(unit: UnitOfWork, actor: Actor, work_item_id: str, to: Actor, reason: str) -> WorkItem:
    """Gives a task that the actor holds to somebody who may do it, with a reason for the journal.

    The colleague is told. Raises for the actor NotPermitted, TaskNotClaimed, TaskTaken, TaskAlreadyDone or
    TaskCancelled, for the colleague CannotTakeOver.
    """
    case, _, item = load_work(unit, actor.area_id, work_item_id)
    check_may_work(unit, actor, item)
    check_holds(work_item_facts(unit, item, actor), actor.account_id)
    check_may_take_over(unit, to, item)
    if not (release_item(unit, item, actor.account_id) and claim_item(unit, item, to.account_id)):
        raise ConcurrentChange()
    line = work_line("work_handed_over", actor, item, to=to.account_id, reason=reason)
    unit.journal.append(case.area_id, case.id, line)
    named = {"who": actor.name, "case": case.number, "task": item.name, "reason": reason}
    text = Sentence("{who}把案件{case}的“{task}”转交给您。理由：{reason}。", named)
    message = Message("work_handed_over", "有任务转交给您", text, case.id, item.id)
    leave_message(unit, case.area_id, to.account_id, message)
    return item
