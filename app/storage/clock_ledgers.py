"""Clocks with the entries of their ledgers: read together, changed by hand like all of the hot path."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, select, update
from sqlalchemy.orm import Session

from app.storage.records import CaseFile, Clock, ClockEntry
from app.storage.repositories import add_rows, keep_in_step, of_key
from app.storage.unit_of_work import UnitOfWork

Ledger = tuple[Clock, list[ClockEntry]]

_CLOCKS = cast(Table, Clock.__table__)
CLOCK_OF_CASE = and_(Clock.area_id == CaseFile.area_id, Clock.case_id == CaseFile.id)
ENTRY_OF_CLOCK = and_(ClockEntry.area_id == Clock.area_id, ClockEntry.clock_id == Clock.id)
_MOVING = ("limit", "due_on", "due_at", "provisional", "state", "late", "ended_on")
_SAVE = update(_CLOCKS).where(of_key(_CLOCKS))


def ledgers(rows: Iterable[tuple[Clock, ClockEntry]]) -> list[Ledger]:
    """Clocks with the entries of their ledgers, in the order of the rows."""
    found: dict[str, Ledger] = {}
    for clock, entry in rows:
        found.setdefault(clock.id, (clock, []))[1].append(entry)
    return list(found.values())


def last_due_day(session: Session, area_id: str, case_id: str, name: str) -> tuple[str, date] | None:
    """Title and due day of the case's last clock of a name; None where none runs towards a day."""
    row = session.execute(
        select(Clock.title, Clock.due_on)
        .where(Clock.area_id == area_id, Clock.case_id == case_id, Clock.name == name)
        .order_by(Clock.id.desc())
        .limit(1)
    ).one_or_none()
    return (row.title, row.due_on) if row and row.due_on else None


def change_clock(clock: Clock, changes: Mapping[str, Any]) -> None:
    """Changes what moves in a clock's row; `save_clocks` writes it."""
    assert changes.keys() <= set(_MOVING)
    keep_in_step(clock, changes)


def save_clocks(unit: UnitOfWork, started: Sequence[Clock], changed: Sequence[Clock]) -> None:
    """Inserts clocks and writes what moved in others, one statement each."""
    add_rows(unit, Clock, [_row(clock) for clock in started])
    if changed:
        unit.session.execute(_SAVE, [_moved(clock) for clock in changed])


def _row(clock: Clock) -> dict[str, Any]:
    return {column.name: getattr(clock, column.name) for column in _CLOCKS.columns}


def _moved(clock: Clock) -> dict[str, Any]:
    moved = {name: getattr(clock, name) for name in _MOVING}
    return {"of_area": clock.area_id, "of_id": clock.id, **moved}


def clocks_of(session: Session, area_id: str, case_id: str) -> list[Ledger]:
    """The clocks of a case in the order of their start, each with its ledger."""
    rows = session.execute(_CLOCKS_OF_CASE, {"of_area": area_id, "of_case": case_id})
    return ledgers((clock, entry) for clock, entry in rows)


_CLOCKS_OF_CASE = (
    select(Clock, ClockEntry)
    .join(ClockEntry, ENTRY_OF_CLOCK)
    .where(Clock.area_id == bindparam("of_area"), Clock.case_id == bindparam("of_case"))
    .order_by(Clock.id, ClockEntry.seq)
)
