"""What colleagues have said to each other about a case, with the names of who said it."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from app.storage.records import Account, Advice, CaseFile, CaseNote, Organisation, WorkItem

_ASKER, _ASKED = aliased(Account), aliased(Account)


def notes_of(session: Session, area_id: str, case_id: str) -> list[tuple[CaseNote, str, str, str | None]]:
    """The notes on a case in order, each with its writer, the writer's organisation and the task's name."""
    rows = session.execute(
        select(CaseNote, Account.name, Organisation.name, WorkItem.name)
        .join(Account, Account.id == CaseNote.written_by)
        .join(
            Organisation,
            (Organisation.area_id == CaseNote.area_id) & (Organisation.id == CaseNote.organisation_id),
        )
        .outerjoin(WorkItem, (WorkItem.area_id == CaseNote.area_id) & (WorkItem.id == CaseNote.work_item_id))
        .where(CaseNote.area_id == area_id, CaseNote.case_id == case_id)
        .order_by(CaseNote.written_at, CaseNote.id)
    )
    return [(note, writer, place, task) for note, writer, place, task in rows]


def advice_in_case(session: Session, area_id: str, case_id: str) -> list[tuple[Advice, str, str, str]]:
    """The questions asked in a case in order, each with who asked, who was asked, and the task's name."""
    rows = session.execute(
        select(Advice, _ASKER.name, _ASKED.name, WorkItem.name)
        .join(_ASKER, _ASKER.id == Advice.asked_by)
        .join(_ASKED, _ASKED.id == Advice.asked_of)
        .join(WorkItem, (WorkItem.area_id == Advice.area_id) & (WorkItem.id == Advice.work_item_id))
        .where(Advice.area_id == area_id, Advice.case_id == case_id)
        .order_by(Advice.asked_at, Advice.id)
    )
    return [(advice, asker, asked, task) for advice, asker, asked, task in rows]


def advice_of(
    session: Session, area_id: str, account_id: str, most: int, advice_id: str | None = None
) -> list[tuple[Advice, CaseFile, str, str, str]]:
    """What an account asked or was asked, the open first, then the latest; or one of it, found by its id.

    Each with the case, both names, and the task's name.
    """
    query = (
        select(Advice, CaseFile, _ASKER.name, _ASKED.name, WorkItem.name)
        .join(CaseFile, (CaseFile.area_id == Advice.area_id) & (CaseFile.id == Advice.case_id))
        .join(_ASKER, _ASKER.id == Advice.asked_by)
        .join(_ASKED, _ASKED.id == Advice.asked_of)
        .join(WorkItem, (WorkItem.area_id == Advice.area_id) & (WorkItem.id == Advice.work_item_id))
        .where(Advice.area_id == area_id, or_(Advice.asked_by == account_id, Advice.asked_of == account_id))
        .order_by(Advice.state != "open", Advice.asked_at.desc(), Advice.id.desc())
        .limit(most)
    )
    if advice_id is not None:
        query = query.where(Advice.id == advice_id)
    rows = session.execute(query)
    return [(advice, case, asker, asked, task) for advice, case, asker, asked, task in rows]
