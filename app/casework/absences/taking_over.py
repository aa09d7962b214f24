"""Whether a colleague may do a task that somebody else holds: the substitute, or who is handed the task."""

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.cases.recusal import standings
from app.casework.parameters.jurisdiction import duties_of
from app.casework.tasks.permission_to_work import check_may_work
from app.casework.tasks.task_data import surroundings_of
from app.domain.errors import (
    CannotTakeOver,
    NotPermitted,
    SeparationOfDuties,
    TakeOverExcluded,
    TakeOverMustBeApart,
    TakeOverNotNamed,
    TakeOverOfAnotherPost,
    TakeOverRecused,
)
from app.identity.actor import Actor
from app.identity.posts import POSTS
from app.identity.queries import acts_in_case
from app.identity.separation import check_separation
from app.storage.records import CaseFile, Instance, WorkItem
from app.storage.unit_of_work import UnitOfWork


def check_may_take_over(unit: UnitOfWork, colleague: Actor, item: WorkItem) -> None:
    """Raises CannotTakeOver, with the reason, where the colleague may not do a task that another holds.

    The post, the organisation, the persons named and kept away, separation of duties, recusal: nothing is
    lent with the task.
    """
    try:
        check_may_work(unit, colleague, item)
    except NotPermitted as refusal:
        raise _why_not(colleague, item) from refusal
    _check_apart(unit, colleague, item)
    _check_recusal(unit, colleague, item)


def _why_not(colleague: Actor, item: WorkItem) -> CannotTakeOver:
    said = {"who": colleague.name, "act": item.name}
    if colleague.account_id in item.excludes:
        return TakeOverExcluded(**said)
    if item.candidates is not None and colleague.account_id not in item.candidates:
        return TakeOverNotNamed(**said)
    post = POSTS.get(item.post or "")
    return TakeOverOfAnotherPost(**said, post=post.name if post else "其他岗位")


def _check_apart(unit: UnitOfWork, colleague: Actor, item: WorkItem) -> None:
    region = unit.session.get_one(CaseFile, (item.area_id, item.case_id)).region
    done = acts_in_case(unit.session, item.area_id, item.case_id, colleague.account_id)
    try:
        check_separation(duties_of(unit, region), item.post, item.name, done)
    except SeparationOfDuties as refusal:
        other = refusal.params["other"]
        raise TakeOverMustBeApart(
            requirement=refusal.requirement, who=colleague.name, act=item.name, other=other
        ) from refusal


def _check_recusal(unit: UnitOfWork, colleague: Actor, item: WorkItem) -> None:
    case = unit.session.get_one(CaseFile, (item.area_id, item.case_id))
    instance = unit.session.get_one(Instance, (item.area_id, item.instance_id))
    at_hand = take_in_hand(unit, case, instance, colleague)
    around = surroundings_of(at_hand, instance, item)
    facts = at_hand.facts.named(colleague, around.data, scope=around.scope)
    names = {colleague.account_id: colleague.name}
    bars = standings(at_hand, names, item.post or "", facts)[colleague.account_id].bars
    if bars:
        raise TakeOverRecused(who=colleague.name, act=item.name, reason=bars[0])
