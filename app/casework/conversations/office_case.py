"""A case as its officials talk about it among themselves: seen, and by people of an office alone."""

from app.domain.errors import FieldError, InvalidSubmission, NotFound
from app.identity.access import AREA_WIDE_KINDS, PRIVATE_KINDS, may_see_case
from app.identity.actor import Actor
from app.identity.colleagues import works_in_office
from app.identity.queries import involved_in
from app.storage.records import CaseFile
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork

LONGEST = 2000


def take_office_case(unit: UnitOfWork, actor: Actor, case_id: str) -> CaseFile:
    """The case, locked until the unit ends. Raises NotFound for who may not see it or is of no office."""
    case = load_case(unit, actor.area_id, case_id)
    involved = involved_in(unit.session, case.area_id, case.id)
    if not works_in_office(actor) or not may_see_case(actor, case, involved=involved):
        raise NotFound()
    return case


def office_of(actor: Actor) -> str:
    """The organisation for which the actor speaks: the first in which a post is held."""
    return next(
        each.organisation_id for each in actor.memberships if each.organisation_kind not in PRIVATE_KINDS
    )


def may_read(actor: Actor, organisation_id: str) -> bool:
    """Whether what somebody of an organisation wrote is for the actor's eyes, who sees the case.

    Colleagues of the same organisation read it, and the offices that handle all cases of the area. The
    public never does.
    """
    return works_in_office(actor) and (
        organisation_id in actor.organisations or bool(actor.organisation_kinds & AREA_WIDE_KINDS)
    )


def written(text: str, field: str) -> str:
    """What was written, without blanks around it. Raises InvalidSubmission for nothing or too much."""
    wanted = text.strip()
    if not wanted:
        raise InvalidSubmission((FieldError(field, "required", "请填写内容。"),))
    if len(wanted) > LONGEST:
        too_long = FieldError(field, "too_long", "内容不能超过{most}个字。", {"most": LONGEST})
        raise InvalidSubmission((too_long,))
    return wanted
