"""Going on with an application elsewhere: a code for the draft, asked for once and shown once."""

from datetime import timedelta

from app.casework.applying.secret_codes import DRAFT_GROUPS, draft_secret, new_code
from app.casework.applying.view_application import application_draft
from app.domain.errors import CodeRefused
from app.identity.accounts import OpenUnit
from app.storage.attempts import Limit, count_attempt, take_attempt_back
from app.storage.public_access import draft_of_secret
from app.storage.unit_of_work import UnitOfWork

TRIES = Limit("draft_code", most=20, window=timedelta(minutes=15))


def give_draft_code(unit: UnitOfWork, area_id: str, draft_id: str) -> str:
    """A new code for the draft; an earlier one no longer opens it. Raises NotFound."""
    code = new_code(DRAFT_GROUPS)
    application_draft(unit, area_id, draft_id).secret = draft_secret(unit, code)
    return code


def draft_by_code(open_unit: OpenUnit, code: str, address: str) -> tuple[str, str]:
    """Area and id of the draft that the code opens. Raises CodeRefused, and TooManyAttempts by address."""
    with open_unit() as unit:
        count_attempt(unit, TRIES, address)
    with open_unit() as unit:
        draft = draft_of_secret(unit.session, draft_secret(unit, code))
        if draft is None:
            raise CodeRefused()
        take_attempt_back(unit, TRIES, address)
        return draft.area_id, draft.id
