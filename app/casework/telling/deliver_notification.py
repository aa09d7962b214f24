"""Putting what is told into the message lists of those whom it concerns."""

from collections.abc import Iterable
from functools import partial

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.rooms.room import Recipient
from app.casework.telling.notification_words import notification_words
from app.casework.telling.tell_people import tell
from app.identity.access import whose
from app.identity.queries import area_has_tpa
from app.storage import due_work
from app.storage.absences import substitutes_of
from app.storage.records import CaseFile, DueWork, Instance
from app.storage.staff import accounts_for_open_items, accounts_of_institutions, accounts_with_post
from app.storage.subjects import accounts_of_subject
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def deliver_notification(unit: UnitOfWork, work: DueWork) -> None:
    """One line for each account, in the transaction that marks the telling as delivered and says to whom."""
    case = unit.session.get_one(CaseFile, (work.area_id, work.case_id))
    instance = unit.session.get_one(Instance, (work.area_id, work.instance_id))
    words = notification_words(take_in_hand(unit, case, instance), work)
    accounts = set(_accounts(unit, case, str(work.details["to"])))
    told = tell(unit, case, accounts, kind=str(work.details["about"]), title=words.title, text=words.text)
    work.details = {**work.details, "told": told}
    due_work.finish(unit, work)


def _accounts(unit: UnitOfWork, case: CaseFile, to: str) -> Iterable[str]:
    session, today = unit.session, day_of(unit.moment)
    if to == "applicant":
        return _applicants(unit, case)
    if to == "opener":
        return [case.opened_by]
    if to == "handlers":
        # GS-57: without a third party those are told who do its work.
        doing = partial(whose, area_has_tpa=area_has_tpa(session, case.area_id))
        handlers = accounts_for_open_items(session, case.area_id, case.id, today, doing)
        return [*handlers, *substitutes_of(session, case.area_id, handlers, today)]
    if to == "institution":
        return accounts_of_institutions(session, case.area_id, case.id)
    announced: Recipient | None = unit.tools.rooms.recipients.get(to)
    if announced is not None:
        return announced.find(unit, case)
    return accounts_with_post(session, case.area_id, today, to)


def _applicants(unit: UnitOfWork, case: CaseFile) -> set[str]:
    """The subject's own accounts, and who applied unless that was somebody at the window."""
    today = day_of(unit.moment)
    accounts = set(accounts_of_subject(unit.session, case, today))
    applicants = accounts_with_post(unit.session, case.area_id, today, "applicant")
    return accounts | ({case.opened_by} & set(applicants))
