"""Limits by rate, shared by all processes: so many uses of a door by one subject in a stretch of time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, delete, select, update

from app.domain.errors import TooManyAttempts
from app.storage.records import Attempts
from app.storage.unit_of_work import UnitOfWork
from app.storage.upserts import dialect_of, upsert

_ATTEMPTS = cast(Table, Attempts.__table__)


@dataclass(frozen=True)
class Limit:
    """`most` uses of `door` within `window`, a sliding stretch."""

    door: str
    most: int
    window: timedelta


def count_attempt(unit: UnitOfWork, limit: Limit, subject: str) -> None:
    """Counts a use of the door. Raises TooManyAttempts, and counts nothing, where the limit is reached.

    The unit must end well for the count to stay: count in a unit of its own, before what is counted.
    """
    key = {"door": limit.door, "subject": _subject(unit, limit, subject)}
    unit.session.execute(
        upsert(dialect_of(unit), _ATTEMPTS).values(**key, moments=[]).on_conflict_do_nothing()
    )
    this = (_ATTEMPTS.c.door == key["door"]) & (_ATTEMPTS.c.subject == key["subject"])
    stored = unit.session.execute(select(_ATTEMPTS.c.moments).where(this).with_for_update()).scalar_one()
    moments = [datetime.fromisoformat(text) for text in stored]
    recent = [moment for moment in moments if moment > unit.machine_moment - limit.window]
    if len(recent) >= limit.most:
        rest = recent[-limit.most] + limit.window - unit.machine_moment
        raise TooManyAttempts(minutes=max(1, -(-int(rest.total_seconds()) // 60)))
    kept = [moment.isoformat() for moment in (*recent, unit.machine_moment)]
    unit.session.execute(update(_ATTEMPTS).where(this).values(moments=kept))


def forget_attempts(unit: UnitOfWork, limit: Limit, subject: str) -> None:
    """Forgets a subject's uses of a door, as after a successful sign-in."""
    unit.session.execute(
        delete(_ATTEMPTS).where(
            _ATTEMPTS.c.door == limit.door, _ATTEMPTS.c.subject == _subject(unit, limit, subject)
        )
    )


def take_attempt_back(unit: UnitOfWork, limit: Limit, subject: str) -> None:
    """Takes a subject's latest use of a door out of the count, because it was a good one."""
    hashed = _subject(unit, limit, subject)
    row = unit.session.get(Attempts, (limit.door, hashed), with_for_update=True, populate_existing=True)
    if row is not None:
        row.moments = row.moments[:-1]


def _subject(unit: UnitOfWork, limit: Limit, subject: str) -> str:
    return unit.vault.blind_index(f"attempts.{limit.door}", subject)
