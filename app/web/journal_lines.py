"""The journal of a case, opened for a screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.storage.records import CaseFile, JournalEntry
from app.storage.unit_of_work import UnitOfWork
from app.web.queries import journal_entries


@dataclass(frozen=True)
class JournalLine:
    """One line: `actor` is the name of who acted, "" for the machine; `path` as in JournalEntry."""

    seq: int
    at: datetime
    kind: str
    actor: str
    post: str | None
    process_id: str | None
    element_id: str | None
    path: str | None
    task_id: str | None
    payload: Mapping[str, Any]


def journal_of(unit: UnitOfWork, case: CaseFile) -> list[JournalLine]:
    """All lines of the case in order."""
    return [line_of(unit, entry, name) for entry, name in journal_entries(unit, case.area_id, case.id)]


def line_of(unit: UnitOfWork, entry: JournalEntry, name: str | None) -> JournalLine:
    """One line, opened."""
    return JournalLine(
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        actor=name or "",
        post=entry.post,
        process_id=entry.process_id,
        element_id=entry.element_id,
        path=entry.path,
        task_id=entry.task_id,
        payload=unit.vault.read(entry, "payload") or {},
    )
