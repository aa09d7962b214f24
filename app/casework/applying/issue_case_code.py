"""The code of a case: given with an application, or at the window to who came there or has lost it."""

from app.casework.applying.public_applicant import applicant, enter_applicant
from app.casework.applying.secret_codes import CASE_GROUPS, case_secret, new_code
from app.casework.parameters.jurisdiction import duties_of
from app.domain.errors import NotFound, NotPermitted
from app.identity.access import may_see_case
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.records import Area, CaseCode, CaseFile
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork


def issue_case_code(unit: UnitOfWork, actor: Actor, case_id: str) -> tuple[str, str]:
    """Number and new code of a case for its applicant party; an earlier code opens nothing any more.

    Raises NotFound, NotPermitted for a post that does not work at the window.
    """
    case = load_case(unit, actor.area_id, case_id)
    if not may_see_case(actor, case):
        raise NotFound()
    if not serves_the_public(unit, actor):
        raise NotPermitted()
    code, _serial = give_case_code(unit, case, _party(unit, case), actor.account_id)
    unit.journal.append(case.area_id, case.id, Line("case_code_issued", actor.account_id))
    return case.number, code


def code_for_who_came(unit: UnitOfWork, actor: Actor, case_id: str) -> str | None:
    """A code for whom the actor has just filed a case at the window, where the case is kept from the actor:
    afterwards nobody there could give one. None where the actor sees the case.
    """
    case = load_case(unit, actor.area_id, case_id)
    if may_see_case(actor, case):
        return None
    code, _serial = give_case_code(unit, case, _party(unit, case), actor.account_id)
    return code


def serves_the_public(unit: UnitOfWork, actor: Actor) -> bool:
    """Whether the actor works at the window of the area, where identity documents are looked at."""
    region = unit.session.get_one(Area, actor.area_id).region
    return bool(actor.posts & duties_of(unit, region).window.posts)


def give_case_code(unit: UnitOfWork, case: CaseFile, holder: Actor, issued_by: str) -> tuple[str, int]:
    """A code for the case and its serial number, in the hands of `holder`, whose account must exist."""
    code = new_code(CASE_GROUPS)
    row = unit.session.get(CaseCode, (case.area_id, case.id))
    if row is None:
        row = CaseCode(area_id=case.area_id, id=case.id, serial=0, holder_id=holder.account_id)
        unit.session.add(row)
    row.secret, row.serial = case_secret(unit, case.number, code), row.serial + 1
    row.issued_by, row.issued_at = issued_by, unit.moment
    unit.session.flush()
    return code, row.serial


def _party(unit: UnitOfWork, case: CaseFile) -> Actor:
    """Who holds the code, the same as before where there was one."""
    held = unit.session.get(CaseCode, (case.area_id, case.id))
    party = applicant(case.area_id, held.holder_id if held else unit.new_id(), case.party)
    enter_applicant(unit, party)
    return party
