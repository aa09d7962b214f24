"""Keeps what somebody has typed for that person alone, until a moment of the machine."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from app.storage.records import KeptEntry
from app.storage.unit_of_work import UnitOfWork
from app.storage.upserts import dialect_of, upsert
from app.storage.vault import row_key

_ENTRIES = cast(Table, KeptEntry.__table__)


@cache
def _keeping(dialect: str) -> Any:
    """Another holder's row of the same id is left as it is."""
    statement = upsert(dialect, _ENTRIES)
    kept = {name: statement.excluded[name] for name in ("saved_at", "forget_at", "values")}
    own = _ENTRIES.c.holder == statement.excluded.holder
    return statement.on_conflict_do_update(index_elements=["id", "area_id"], set_=kept, where=own)


def keep_entry(
    unit: UnitOfWork,
    area_id: str,
    holder: str,
    values: object,
    *,
    lasting: timedelta,
    subject: str | None = None,
    entry_id: str | None = None,
) -> str:
    """Keeps plain data under a new id, or instead of what the holder has under an id; gives the id."""
    name = entry_id or unit.new_id()
    row = {
        "area_id": area_id,
        "id": name,
        "holder": holder,
        "subject": subject,
        "saved_at": unit.moment,
        "forget_at": unit.machine_moment + lasting,
        "values": unit.vault.seal("kept_entry.values", row_key(area_id, name), values),
    }
    unit.session.execute(_keeping(dialect_of(unit)), row)
    return name


def kept_entry(unit: UnitOfWork, holder: str, entry_id: str) -> KeptEntry | None:
    """What a holder has under an id, unless its time is over."""
    return unit.session.scalars(
        select(KeptEntry).where(
            KeptEntry.id == entry_id,
            KeptEntry.holder == holder,
            KeptEntry.forget_at > unit.machine_moment,
        )
    ).one_or_none()


def kept_about(unit: UnitOfWork, area_id: str, holder: str, subject: str) -> Sequence[KeptEntry]:
    """What a holder has about a subject, the latest first."""
    return unit.session.scalars(
        select(KeptEntry)
        .where(
            KeptEntry.area_id == area_id,
            KeptEntry.holder == holder,
            KeptEntry.subject == subject,
            KeptEntry.forget_at > unit.machine_moment,
        )
        .order_by(KeptEntry.saved_at.desc(), KeptEntry.id)
    ).all()


def forget_entry(session: Session, holder: str, entry_id: str) -> None:
    """Deletes what a holder has under an id."""
    session.execute(delete(KeptEntry).where(KeptEntry.id == entry_id, KeptEntry.holder == holder))


def forget_entries(session: Session, now: datetime) -> None:
    """Deletes what is over at a moment of the machine."""
    session.execute(delete(KeptEntry).where(KeptEntry.forget_at <= now))
