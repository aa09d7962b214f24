"""Whether a person may work on a task: the post, the people named, what the person did in the case before."""

from app.casework.parameters.jurisdiction import duties_of
from app.domain.errors import AlreadyConfirmed, RecusalRequired
from app.domain.work_item import WorkItemFacts, WorkItemState
from app.identity.access import fits, is_complained_of, refusal_to_work
from app.identity.actor import Actor
from app.identity.queries import acts_in_case, area_has_tpa
from app.identity.separation import check_separation, is_separated
from app.storage.records import Account, CaseFile, Instance, WorkItem
from app.storage.relations import has_done_sibling, withdrew_from
from app.storage.unit_of_work import UnitOfWork

WITHDREW = "已声明与当事人有亲属或利害关系"
COMPLAINED_OF = "是被反映的人，或者在被反映的机构任职"


def check_may_work(unit: UnitOfWork, actor: Actor, item: WorkItem) -> None:
    """Raises NotFound for another area's task, NotPermitted, AlreadyConfirmed for who has done the own."""
    refusal = refusal_to_work(actor, item, area_has_tpa=True)
    if refusal is not None:
        # Somebody of the agency may yet do a third party's work, where the area has no third party (GS-57).
        refusal = refusal_to_work(actor, item, area_has_tpa(unit.session, item.area_id))
    if refusal is None:
        return
    if item.candidates is not None and _has_done_own(unit, actor, item):
        raise AlreadyConfirmed()
    raise refusal


def _has_done_own(unit: UnitOfWork, actor: Actor, item: WorkItem) -> bool:
    """Whether the task is one of several for several persons, of which the actor has done the own one."""
    instance = unit.session.get_one(Instance, (item.area_id, item.instance_id))
    release = unit.tools.catalogue.release(unit, instance.release_id, instance.process_id)
    element = release.definition.element(item.process_id, item.element_id)
    return element.instances is not None and has_done_sibling(unit.session, item, actor.account_id)


def check_apart(unit: UnitOfWork, actor: Actor, item: WorkItem) -> None:
    """Raises RecusalRequired where the case is directed against the person or the person has withdrawn from
    it, SeparationOfDuties where the person has done the other half of a pair in it.
    """
    case = unit.session.get_one(CaseFile, (item.area_id, item.case_id))
    duties, reason = duties_of(unit, case.region), _must_withdraw(unit, actor, case)
    if reason is not None:
        raise RecusalRequired(who=actor.name, reason=reason, requirement=" ".join(duties.recusal) or None)
    if is_separated(duties, item.post):
        done = acts_in_case(unit.session, item.area_id, item.case_id, actor.account_id)
        check_separation(duties, item.post, item.name, done)


def _must_withdraw(unit: UnitOfWork, actor: Actor, case: CaseFile) -> str | None:
    if is_complained_of(actor, case):
        return COMPLAINED_OF
    return WITHDREW if actor.account_id in withdrew_from(unit.session, case.area_id, case.id) else None


def acting_post(actor: Actor, item: WorkItem) -> str | None:
    """The post under which the journal notes the act."""
    held = (each.post for each in actor.memberships if fits(each, item, True) or fits(each, item, False))
    return next(held, item.post)


def work_item_facts(unit: UnitOfWork, item: WorkItem, actor: Actor) -> WorkItemFacts:
    """What the rules of claiming and completing ask, with the names that their sentences need."""
    others = item.claimed_by if item.claimed_by != actor.account_id else None
    return WorkItemFacts(
        state=WorkItemState(item.state),
        claimed_by=item.claimed_by,
        claimant_name=_name(unit, others),
        ended_by=_name(unit, item.ended_by),
        ended_at=f"{item.ended_at:%Y-%m-%d %H:%M}" if item.ended_at else "",
        own=item.ended_by == actor.account_id,
    )


def _name(unit: UnitOfWork, account_id: str | None) -> str:
    account = unit.session.get(Account, account_id) if account_id else None
    return account.name if account else ""
