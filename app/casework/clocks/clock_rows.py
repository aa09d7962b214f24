"""A legal clock between its rows in the database and the record that workcalendar counts with."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.storage.records import Clock, ClockEntry
from app.workcalendar.clock_reading import due
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.declarations import read_clock
from app.workcalendar.legal_clock import Act, ClockRecord, Entry, EntryKind
from app.workcalendar.lengths import Length


def record_of(row: Clock, entries: Iterable[ClockEntry]) -> ClockRecord:
    """The clock with its pinned rule and its ledger."""
    return ClockRecord(
        rule=read_clock(row.name, row.rule),
        limit=Length.parse(row.limit) if row.limit else None,
        entries=tuple(_entry(each) for each in entries),
    )


def _entry(row: ClockEntry) -> Entry:
    act = Act(row.at, row.actor_id or "", row.reason, row.legal_basis, row.element_id)
    return Entry(EntryKind(row.kind), row.day, act, row.cause, row.due)


def entry_row(area_id: str, clock_id: str, seq: int, entry: Entry) -> dict[str, Any]:
    """One entry of a ledger as a row."""
    return {
        "area_id": area_id,
        "clock_id": clock_id,
        "seq": seq,
        "kind": entry.kind.value,
        "day": entry.day,
        "at": entry.act.at,
        "actor_id": entry.act.actor or None,
        "reason": entry.act.reason,
        "legal_basis": entry.act.legal_basis,
        "element_id": entry.act.element,
        "cause": entry.cause,
        "due": entry.due,
    }


def readings(record: ClockRecord, calendar: WorkCalendar, late: bool) -> dict[str, Any]:
    """What a clock's row repeats of its ledger: due day and moment, state, days of start and end."""
    reached = due(record, calendar)
    stopped = bool(record.open_stops)
    state = "ended" if record.ended_on else "stopped" if stopped else "running"
    return {
        "due_on": reached.day if reached else None,
        "due_at": reached.moment if reached else None,
        "provisional": bool(reached and reached.provisional),
        "state": state,
        "late": late,
        "ended_on": record.ended_on,
    }


def is_late(due_at: datetime | None, moment: datetime) -> bool:
    """Whether a due moment has come; none while a stop keeps it open."""
    return due_at is not None and moment >= due_at
