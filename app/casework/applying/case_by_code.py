"""Finding one's own case without an account, by its number and its code."""

from dataclasses import dataclass
from datetime import timedelta

from app.casework.applying.public_applicant import applicant
from app.casework.applying.secret_codes import case_secret, plain_number
from app.domain.errors import CodeRefused, NotFound
from app.identity.accounts import OpenUnit
from app.identity.actor import Actor
from app.storage.attempts import Limit, count_attempt, forget_attempts, take_attempt_back
from app.storage.public_access import case_of_secret
from app.storage.records import Account, CaseCode, CaseFile
from app.storage.unit_of_work import UnitOfWork

TRIES = Limit("case_code", most=5, window=timedelta(minutes=15))
# Whole villages share the address of one mobile network.
TRIES_OF_ADDRESS = Limit("case_code_address", most=50, window=timedelta(minutes=15))


@dataclass(frozen=True)
class Opening:
    """What a browser is given to open a case again; worth nothing once the case has a newer code."""

    area_id: str
    case_id: str
    serial: int


def case_by_code(open_unit: OpenUnit, number: str, code: str, address: str) -> Opening:
    """The case of that number, if the code is its code.

    Opens units of its own: a failure is counted although it is refused. Raises CodeRefused, the same and
    after the same statements for a wrong number and a wrong code, and TooManyAttempts by number or address.
    """
    with open_unit() as unit:
        count_attempt(unit, TRIES_OF_ADDRESS, address)
        count_attempt(unit, TRIES, plain_number(number))
    with open_unit() as unit:
        found = case_of_secret(unit.session, case_secret(unit, number, code))
        if found is None:
            raise CodeRefused()
        case, held = found
        forget_attempts(unit, TRIES, plain_number(number))
        take_attempt_back(unit, TRIES_OF_ADDRESS, address)
        return Opening(case.area_id, case.id, held.serial)


def opened_case(unit: UnitOfWork, opening: Opening) -> tuple[CaseFile, Actor]:
    """The case and who acts in it. Raises NotFound where the code has been replaced."""
    held = unit.session.get(CaseCode, (opening.area_id, opening.case_id))
    if held is None or held.serial != opening.serial:
        raise NotFound()
    case = unit.session.get_one(CaseFile, (opening.area_id, opening.case_id))
    party = unit.session.get_one(Account, held.holder_id)
    return case, applicant(opening.area_id, held.holder_id, party.name)
