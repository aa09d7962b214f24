"""What several screens ask: clocks by id, with their ledgers, and the calendar that counts them."""

from collections.abc import Collection

from sqlalchemy import select

from app.casework.jurisdiction import jurisdiction_of
from app.storage.records import Account, Area, Clock, ClockEntry, JournalEntry
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.counting import WorkCalendar


def ledgers(unit: UnitOfWork, area_id: str, clock_ids: Collection[str]) -> dict[str, tuple[Clock, list[ClockEntry]]]:
    """Clocks by id with their entries in order, in one statement."""
    rows = unit.session.execute(
        select(Clock, ClockEntry)
        .join(ClockEntry, (ClockEntry.area_id == Clock.area_id) & (ClockEntry.clock_id == Clock.id))
        .where(Clock.area_id == area_id, Clock.id.in_(clock_ids))
        .order_by(Clock.id, ClockEntry.seq)
    )
    found: dict[str, tuple[Clock, list[ClockEntry]]] = {}
    for clock, entry in rows:
        found.setdefault(clock.id, (clock, []))[1].append(entry)
    return found


def calendar_of(unit: UnitOfWork, area_id: str) -> WorkCalendar:
    """The working days of an area."""
    area = unit.session.get_one(Area, area_id)
    return jurisdiction_of(unit, area_id, area.region).calendar


def journal_entries(unit: UnitOfWork, area_id: str, case_id: str) -> list[tuple[JournalEntry, str | None]]:
    """The lines of a case's journal in order, each with the name of who acted."""
    rows = unit.session.execute(
        select(JournalEntry, Account.name)
        .outerjoin(Account, Account.id == JournalEntry.actor_id)
        .where(JournalEntry.area_id == area_id, JournalEntry.case_id == case_id)
        .order_by(JournalEntry.seq)
    )
    return [(entry, name) for entry, name in rows]
