"""Whether a person may work on a task: the post, the people named, what the person did in the case before."""

from app.domain.work_item import WorkItemFacts, WorkItemState
from app.identity.access import fits, refusal_to_work
from app.identity.actor import Actor
from app.identity.queries import acts_in_case, area_has_tpa
from app.identity.separation import check_separation, is_separated
from app.storage.records import Account, WorkItem
from app.storage.unit_of_work import UnitOfWork


def check_may_work(unit: UnitOfWork, actor: Actor, item: WorkItem) -> None:
    """Raises NotFound for another area's task, NotPermitted, SeparationOfDuties."""
    refusal = refusal_to_work(actor, item, area_has_tpa=True)
    if refusal is not None:
        # Somebody of the agency may yet do a third party's work, where the area has no third party (GS-57).
        refusal = refusal_to_work(actor, item, area_has_tpa(unit.session, item.area_id))
    if refusal is not None:
        raise refusal


def check_apart(unit: UnitOfWork, actor: Actor, item: WorkItem) -> None:
    """Raises SeparationOfDuties where the person has done the other half of a pair in this case."""
    if is_separated(item.post):
        done = acts_in_case(unit.session, item.area_id, item.case_id, actor.account_id)
        check_separation(item.post, item.name, done)


def acting_post(actor: Actor, item: WorkItem) -> str | None:
    """The post under which the journal notes the act."""
    held = (each.post for each in actor.memberships if fits(each, item, area_has_tpa=True))
    return next(held, item.post)


def work_item_facts(unit: UnitOfWork, item: WorkItem) -> WorkItemFacts:
    """What the rules of claiming and completing ask, with the names that their sentences need."""
    return WorkItemFacts(
        state=WorkItemState(item.state),
        claimed_by=item.claimed_by,
        claimant_name=_name(unit, item.claimed_by),
        ended_by=_name(unit, item.ended_by),
        ended_at=f"{item.ended_at:%Y-%m-%d %H:%M}" if item.ended_at else "",
    )


def _name(unit: UnitOfWork, account_id: str | None) -> str:
    account = unit.session.get(Account, account_id) if account_id else None
    return account.name if account else ""
