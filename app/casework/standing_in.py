"""Working on the task of an absent colleague: the substitute alone, and only what the substitute may do."""

from app.casework.case_at_hand import take_in_hand
from app.casework.permission_to_work import check_may_work
from app.casework.recusal import standings
from app.casework.task_data import data_of_task
from app.domain.errors import (
    CannotStandIn,
    NotPermitted,
    SeparationOfDuties,
    StandInExcluded,
    StandInMustBeApart,
    StandInNotNamed,
    StandInOfAnotherPost,
    StandInRecused,
)
from app.identity.actor import Actor
from app.identity.posts import POSTS
from app.identity.queries import acts_in_case
from app.identity.separation import check_separation
from app.storage.absences import stands_in
from app.storage.records import Account, CaseFile, Instance, WorkItem
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

    Raises what check_may_work raises, and CannotStandIn with the reason.
    """
    absent = absent_holder(unit, actor, item)
    if absent is None:
        check_may_work(unit, actor, item)
    else:
        check_may_stand_in(unit, actor, item)
    return absent


def check_may_stand_in(unit: UnitOfWork, substitute: Actor, item: WorkItem) -> None:
    """Raises CannotStandIn where the substitute may not do a task that an absent colleague holds.

    The post, the organisation, the persons named and kept away, separation of duties, recusal: nothing is
    lent by standing in.
    """
    try:
        check_may_work(unit, substitute, item)
    except NotPermitted as refusal:
        raise _why_not(substitute, item) from refusal
    _check_apart(unit, substitute, item)
    _check_recusal(unit, substitute, item)


def _why_not(substitute: Actor, item: WorkItem) -> CannotStandIn:
    said = {"who": substitute.name, "act": item.name}
    if substitute.account_id in item.excludes:
        return StandInExcluded(**said)
    if item.candidates is not None and substitute.account_id not in item.candidates:
        return StandInNotNamed(**said)
    post = POSTS.get(item.post or "")
    return StandInOfAnotherPost(**said, post=post.name if post else "其他岗位")


def _check_apart(unit: UnitOfWork, substitute: Actor, item: WorkItem) -> None:
    done = acts_in_case(unit.session, item.area_id, item.case_id, substitute.account_id)
    try:
        check_separation(item.post, item.name, done)
    except SeparationOfDuties as refusal:
        other = refusal.params["other"]
        raise StandInMustBeApart(
            requirement=refusal.requirement, who=substitute.name, act=item.name, other=other
        ) from refusal


def _check_recusal(unit: UnitOfWork, substitute: Actor, item: WorkItem) -> None:
    case = unit.session.get_one(CaseFile, (item.area_id, item.case_id))
    instance = unit.session.get_one(Instance, (item.area_id, item.instance_id))
    at_hand = take_in_hand(unit, case, instance, substitute)
    facts = at_hand.facts.named(substitute, data_of_task(at_hand, instance, item))
    names = {substitute.account_id: substitute.name}
    bars = standings(at_hand, names, item.post or "", facts)[substitute.account_id].bars
    if bars:
        raise StandInRecused(who=substitute.name, act=item.name, reason=bars[0])
