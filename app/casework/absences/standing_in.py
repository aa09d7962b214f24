"""Working on the task of an absent colleague: the substitute alone, and only what the substitute may do."""

from app.casework.absences.taking_over import check_may_take_over
from app.casework.tasks.permission_to_work import check_may_work
from app.identity.actor import Actor
from app.storage.absences import stands_in
from app.storage.records import Account, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def absent_holder(unit: UnitOfWork, actor: Actor, item: WorkItem) -> Account | None:
    """The absent colleague who holds the task and in whose place the actor stands today; None otherwise."""
    holder = item.claimed_by
    if item.area_id != actor.area_id or holder in (None, actor.account_id):
        return None
    if not stands_in(unit.session, item.area_id, actor.account_id, str(holder), day_of(unit.moment)):
        return None
    return unit.session.get_one(Account, holder)


def check_may_act(unit: UnitOfWork, actor: Actor, item: WorkItem) -> Account | None:
    """The absent colleague in whose place the actor works on the task; None where the actor does so as such.

    Raises what check_may_work raises, and CannotTakeOver with the reason.
    """
    absent = absent_holder(unit, actor, item)
    if absent is None:
        check_may_work(unit, actor, item)
    else:
        check_may_take_over(unit, actor, item)
    return absent
