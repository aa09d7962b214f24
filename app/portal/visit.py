"""What this browser may open without an account: applications being filled in, and cases opened by code.

Both stand in the signed cookie. A case rests closed after half an hour, as for people who sign in; a draft
stays open as long as the cookie, because its code may not have been asked for yet.
"""

from collections.abc import Mapping
from datetime import datetime

from flask import request, session

from app.casework.applying.case_by_code import Opening, opened_case
from app.casework.applying.public_applicant import KIND
from app.domain.errors import CodeNeeded, NotFound
from app.identity.actor import Actor
from app.storage.records import CaseFile
from app.web.door import machine_now, reading
from app.web.queries import case_in_sight
from app.web.signed_in import IDLE, actor_or_none

_DRAFTS, _CASES = "drafts", "cases"
_MOST = 5


def may_fill(area_id: str, draft_id: str) -> None:
    """Lets this browser go on with an application."""
    _remember(_DRAFTS, draft_id, area_id)


def drafts_here() -> Mapping[str, str]:
    """Area by id of the applications that this browser may go on with."""
    drafts: Mapping[str, str] = session.get(_DRAFTS, {})
    return drafts


def forget_draft(draft_id: str) -> None:
    """Closes an application that was submitted or thrown away."""
    session[_DRAFTS] = {name: area for name, area in drafts_here().items() if name != draft_id}


def may_open(opening: Opening) -> None:
    """Lets this browser open a case whose code was given."""
    _remember(_CASES, opening.case_id, [opening.area_id, opening.serial, _stamp()])


def case_here(case_id: str) -> tuple[CaseFile, Actor]:
    """The case and who acts in it: by code, or as an applicant who has signed in. Raises CodeNeeded."""
    signed_in = applicant_signed_in()
    if signed_in is not None:
        try:
            return case_in_sight(reading(), signed_in, case_id), signed_in
        except NotFound:
            pass
    return _by_code(case_id)


def cases_here() -> list[CaseFile]:
    """The cases that this browser may open now, the latest first."""
    found = []
    for case_id in reversed(list(session.get(_CASES, {}))):
        try:
            found.append(_by_code(case_id)[0])
        except CodeNeeded:
            continue
    return found


def applicant_signed_in() -> Actor | None:
    """One of the public with an account at the screen; no other account counts on the public pages."""
    actor = actor_or_none()
    return actor if actor is not None and KIND in actor.organisation_kinds else None


def address() -> str:
    """The network address that the request came from: what nobody has signed in for is counted by it."""
    return request.remote_addr or ""


def leave() -> None:
    """Closes everything that this browser had open."""
    session.pop(_DRAFTS, None)
    session.pop(_CASES, None)


def _by_code(case_id: str) -> tuple[CaseFile, Actor]:
    held = session.get(_CASES, {}).get(case_id)
    if held is None or machine_now() - datetime.fromisoformat(held[2]) > IDLE:
        raise CodeNeeded()
    try:
        found = opened_case(reading(), Opening(held[0], case_id, held[1]))
    except NotFound:
        raise CodeNeeded() from None
    session[_CASES] = {**session[_CASES], case_id: [held[0], held[1], _stamp()]}
    return found


def _remember(place: str, name: str, value: object) -> None:
    others = {key: held for key, held in session.get(place, {}).items() if key != name}
    session[place] = {**dict(list(others.items())[1 - _MOST :]), name: value}
    # Kept over a closed browser, for as long as a sign-in lasts: what is being filled in is not lost.
    session.permanent = True


def _stamp() -> str:
    return machine_now().isoformat(timespec="seconds")
