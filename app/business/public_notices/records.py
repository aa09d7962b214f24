"""What was published, and what was said against it."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.storage.records.record import AreaRecord, Masked, Sealed, belongs_to


class PublicNotice(AreaRecord):
    """A public notice (公示); `content` is masked. `state` is "running", "closed" or "withdrawn".

    `number` is that of its letter and means this notice for ever; `objections` is the process that takes what
    is said against it, null where nothing is taken. `ends_on` is the last day; it moves with `clock_id`.
    Withdrawn notices stay, with a reason.
    """

    __tablename__ = "public_notice"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("organisation", "publisher_id"),
        Index(None, "state", "ends_at", "area_id"),
        Index(None, "case_id", "area_id"),
        Index(None, "number", "area_id", unique=True),
    )
    purpose: ClassVar[str] = "公示"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    publisher_id: Mapped[str]
    number: Mapped[str]
    kind: Mapped[str]
    objections: Mapped[str | None]
    scope: Mapped[list[Any]]
    channels: Mapped[list[Any]]
    content: Mapped[Masked]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    ends_at: Mapped[datetime]
    clock_id: Mapped[str | None]
    state: Mapped[str]
    published_by: Mapped[str | None]
    published_at: Mapped[datetime]
    withdrawn_reason: Mapped[Sealed | None]


class Objection(AreaRecord):
    """An objection that was raised while a public notice ran (F03-1); `case_id` is its own case.

    `state` is "open" or "closed"; until then `finding`, in the words of its process, and `upheld` are null.
    The name of who objects is for the handling agency alone. `evidence` lists attachment ids.
    """

    __tablename__ = "objection"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("public_notice", "notice_id"),
        Index(None, "notice_id", "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "公示异议"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    notice_id: Mapped[str]
    name: Mapped[Sealed]
    id_kind: Mapped[str]
    id_number: Mapped[Sealed]
    telephone: Mapped[Sealed]
    facts: Mapped[Sealed]
    evidence: Mapped[list[Any]]
    raised_by: Mapped[str]
    raised_at: Mapped[datetime]
    state: Mapped[str]
    finding: Mapped[str | None]
    upheld: Mapped[bool | None]
    basis: Mapped[Sealed | None]
    closed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
