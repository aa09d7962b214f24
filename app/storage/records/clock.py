"""Legal clocks of cases and their append-only ledgers."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Record, belongs_to


class Clock(AreaRecord):
    """One legal clock; `rule` and `limit` are pinned at the start, the rest repeats what its ledger says.

    `state` is "running", "stopped" or "ended". `due_at` is null while the clock is stopped without an end.
    `late` is set when the due moment passed before the end. `scope` is where it was started, from which its
    name is looked up (see app.domain.scopes).
    """

    __tablename__ = "clock"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        Index(None, "case_id", "name", "area_id"),
        Index(None, "state", "due_at", "area_id"),
    )
    purpose: ClassVar[str] = "法定期限"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    instance_id: Mapped[str | None]
    scope: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    rule: Mapped[dict[str, Any]]
    limit: Mapped[dict[str, Any] | None]
    started_on: Mapped[date]
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    provisional: Mapped[bool]
    state: Mapped[str]
    late: Mapped[bool]
    ended_on: Mapped[date | None]


class ClockEntry(Record):
    """One entry of a clock's ledger; rows are only ever added."""

    __tablename__ = "clock_entry"
    __table_args__ = (belongs_to("clock", "clock_id"),)
    purpose: ClassVar[str] = "期限的起算、停表、恢复与终结"
    retention: ClassVar[str] = "与案件相同"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    clock_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    day: Mapped[date]
    at: Mapped[datetime]
    actor_id: Mapped[str | None]
    reason: Mapped[str]
    legal_basis: Mapped[str]
    element_id: Mapped[str]
    cause: Mapped[str]
    due: Mapped[date | None]
