"""What goes from one case to another, and out of the house."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Masked, Sealed


class Outbox(AreaRecord):
    """A message or note that is delivered after the commit, at least once, recognised by `unique_key`.

    `state` is "waiting", "delivered" or "failed". Its delivery is a row of due work with this row as subject.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("unique_key", "area_id"),
        Index(None, "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "待发出的消息"
    retention: ClassVar[str] = "送出后180日"

    kind: Mapped[str]
    unique_key: Mapped[str]
    case_id: Mapped[str | None]
    instance_id: Mapped[str | None]
    message: Mapped[str | None]
    recipient: Mapped[dict[str, Any]]
    payload: Mapped[Sealed | None]
    state: Mapped[str]
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]


class Notification(AreaRecord):
    """A note for an account's message list.

    `subject` is the id of what it is about where that is not the case alone: a question, a task, an absence;
    `kind` says which.
    """

    __tablename__ = "notification"
    __table_args__ = (Index(None, "account_id", "read_at", "area_id"),)
    purpose: ClassVar[str] = "站内消息"
    retention: ClassVar[str] = "180日"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    case_id: Mapped[str | None]
    subject: Mapped[str | None]
    kind: Mapped[str]
    title: Mapped[str]
    text: Mapped[Sealed | None]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class UnheardMessage(AreaRecord):
    """A message that no process in use hears: it lies with a post as text until one does, or is settled.

    `state` is "waiting", "taken_over" (by the cases in `opened`) or "settled" (by a person, with a word).
    `entry_id` is the register's entry whose days sent it, `case_id` the case that did, either may be null.
    """

    __tablename__ = "unheard_message"
    __table_args__ = (
        UniqueConstraint("unique_key", "area_id"),
        Index(None, "state", "organisation_kind", "post", "area_id"),
        Index(None, "message", "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "尚无流程接办的消息"
    retention: ClassVar[str] = "处理后三年"

    unique_key: Mapped[str]
    message: Mapped[str]
    title: Mapped[str]
    process_id: Mapped[str | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[str | None]
    party: Mapped[Masked]
    case_id: Mapped[str | None]
    entry_id: Mapped[str | None]
    organisation_kind: Mapped[str]
    post: Mapped[str]
    payload: Mapped[Sealed]
    state: Mapped[str]
    arrived_at: Mapped[datetime]
    opened: Mapped[list[Any]]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]
    resolution: Mapped[Sealed | None]
