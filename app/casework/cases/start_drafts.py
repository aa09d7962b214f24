"""What somebody types into a start form before there is a case: kept until it is submitted, or for a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.applying.public_applicant import name_of_applicant
from app.casework.papers.forget_uploads import KEPT
from app.identity.actor import Actor
from app.storage import kept_entries
from app.storage.records import KeptEntry
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StartDraft:
    """Raw values of a start form, and when they were kept."""

    id: str
    values: Mapping[str, Any]
    saved_at: datetime

    @property
    def name(self) -> str:
        """The name by which people tell it from others; "" before one was typed."""
        return name_of_applicant(self.values)


def save_start(
    unit: UnitOfWork, actor: Actor, process_id: str, draft_id: str, values: Mapping[str, object]
) -> None:
    """Keeps the actor's raw values under the draft's id, instead of earlier ones.

    The caller has seen that the actor may begin the process.
    """
    kept_entries.keep_entry(
        unit, actor.area_id, actor.account_id, values, lasting=KEPT, subject=process_id, entry_id=draft_id
    )


def start_draft(unit: UnitOfWork, actor: Actor, process_id: str, draft_id: str) -> StartDraft | None:
    """The actor's draft of that id; None before anything was typed, and once it is submitted or forgotten."""
    row = kept_entries.kept_entry(unit, actor.account_id, draft_id)
    return _draft(unit, row) if row is not None and row.subject == process_id else None


def start_drafts(unit: UnitOfWork, actor: Actor, process_id: str) -> list[StartDraft]:
    """What the actor has begun to type for a process and not submitted, the latest first."""
    rows = kept_entries.kept_about(unit, actor.area_id, actor.account_id, process_id)
    return [_draft(unit, row) for row in rows]


def forget_start(unit: UnitOfWork, actor: Actor, draft_id: str) -> None:
    """Deletes a draft that was submitted or is no longer wanted; one that is not there is no error."""
    kept_entries.forget_entry(unit.session, actor.account_id, draft_id)


def _draft(unit: UnitOfWork, row: KeptEntry) -> StartDraft:
    return StartDraft(row.id, unit.vault.read(row, "values"), row.saved_at)
