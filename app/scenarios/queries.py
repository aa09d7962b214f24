"""What a scenario looks up: open tasks, clocks, waits and what the case has produced."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from app.storage.records import Area, CaseFile, DueWork, JournalEntry, WorkItem
from app.storage.unit_of_work import UnitOfWork


def open_items(unit: UnitOfWork, area_id: str, case_id: str) -> Sequence[WorkItem]:
    """The open tasks of a case in the order in which they arose."""
    return unit.session.scalars(
        select(WorkItem)
        .where(WorkItem.area_id == area_id, WorkItem.case_id == case_id, WorkItem.state == "open")
        .order_by(WorkItem.id)
    ).all()


def all_items(unit: UnitOfWork, area_id: str, case_id: str) -> Sequence[WorkItem]:
    """Every task that the case ever had."""
    return unit.session.scalars(
        select(WorkItem).where(WorkItem.area_id == area_id, WorkItem.case_id == case_id).order_by(WorkItem.id)
    ).all()


def case_of(unit: UnitOfWork, area_id: str, case_id: str) -> CaseFile:
    return unit.session.get_one(CaseFile, (area_id, case_id))


def notes_of(unit: UnitOfWork, area_id: str, case_id: str) -> Sequence[DueWork]:
    """The notifications that the case has sent or will send; `details` say to whom and about what."""
    return unit.session.scalars(
        select(DueWork).where(
            DueWork.area_id == area_id, DueWork.case_id == case_id, DueWork.kind == "notification"
        )
    ).all()


def cases_caused_by(unit: UnitOfWork, area_id: str, process_id: str, known: set[str]) -> Sequence[CaseFile]:
    """Cases of a process that no step has named yet, oldest first."""
    return unit.session.scalars(
        select(CaseFile)
        .where(CaseFile.area_id == area_id, CaseFile.kind == process_id, CaseFile.id.not_in(known))
        .order_by(CaseFile.id)
    ).all()


def next_due(unit: UnitOfWork, until: datetime) -> datetime | None:
    """The earliest due moment of work that waits, if it is not later than `until`."""
    ready = or_(DueWork.retry_at.is_(None), DueWork.retry_at <= until)
    return unit.session.scalar(
        select(func.min(DueWork.due_at)).where(DueWork.state == "waiting", DueWork.due_at <= until, ready)
    )


def has_areas(unit: UnitOfWork) -> bool:
    """Whether an office has been laid in this database."""
    return unit.session.scalar(select(Area.id).limit(1)) is not None


def journal_of(unit: UnitOfWork, area_id: str, case_id: str) -> Sequence[JournalEntry]:
    """The journal of a case from its first line."""
    return unit.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.area_id == area_id, JournalEntry.case_id == case_id)
        .order_by(JournalEntry.seq)
    ).all()


def business_records(unit: UnitOfWork, area_id: str, case_id: str) -> dict[str, Any]:
    """What the case wrote, by the names that the rooms announce: rows as mappings of their columns."""
    found = {name: each.find(unit, area_id, case_id) for name, each in unit.tools.rooms.produced.items()}
    return {name: _plain(rows) for name, rows in found.items() if rows is not None}


def _plain(found: Any) -> Any:
    if isinstance(found, list):
        return [_columns(row) for row in found]
    return found if isinstance(found, dict) else _columns(found)


def _columns(row: Any) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}
