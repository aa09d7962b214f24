"""The accounts of those whom a case is about, and of those against whom it is directed."""

from datetime import date

from sqlalchemy.orm import Session

from app.storage.organisations import members_of_organisation
from app.storage.records import CaseFile, Person


def accounts_of_subject(session: Session, case: CaseFile, day: date) -> list[str]:
    """The person's account, or those of everybody who holds a post in the organisation on a day."""
    if case.person_id:
        person = session.get(Person, (case.area_id, case.person_id))
        return [person.account_id] if person and person.account_id else []
    if case.organisation_id:
        members = members_of_organisation(session, case.area_id, case.organisation_id, day)
        return [account for account, _ in members]
    return []


def kept_away(session: Session, case: CaseFile, day: date) -> frozenset[str]:
    """The accounts that a case is directed against, and of who holds a post there on a day."""
    found = set(case.complained_of)
    for one in case.complained_of:
        found.update(account for account, _ in members_of_organisation(session, case.area_id, one, day))
    return frozenset(found)
