"""What the journal of a case says, line by line."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.storage.records import JournalEntry
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key


def journal_lines(unit: UnitOfWork, area_id: str, case_id: str, kind: str) -> list[Mapping[str, Any]]:
    """The opened payloads of a case's journal lines of one kind, in their order."""
    rows = unit.session.execute(
        select(JournalEntry.seq, JournalEntry.payload)
        .where(
            JournalEntry.area_id == area_id,
            JournalEntry.case_id == case_id,
            JournalEntry.kind == kind,
            JournalEntry.payload.is_not(None),
        )
        .order_by(JournalEntry.seq)
    )
    return [
        unit.vault.open("journal_entry.payload", row_key(area_id, case_id, seq), payload)
        for seq, payload in rows
    ]
