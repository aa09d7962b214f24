"""Letters and notices: what was written, published and delivered."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from app.storage.records.record import AreaRecord, Masked, Sealed, belongs_to


class Document(AreaRecord):
    """A letter as it was issued: `html` is the sealed page, `sha256` that of the page before sealing."""

    __tablename__ = "document"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        UniqueConstraint("code", "number", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "签发的文书"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    code: Mapped[str]
    number: Mapped[str]
    title: Mapped[str]
    release_id: Mapped[str | None]
    html: Mapped[Sealed]
    sha256: Mapped[str]
    issued_by: Mapped[str | None]
    issued_at: Mapped[datetime]


class Delivery(AreaRecord):
    """One attempt at delivery (FS-3); `received_on` starts what runs from receipt.

    `method` is "in_person", "post", "electronic" or "via_agent", then `collected_by` took it;
    `proof` lists attachment ids; `late_reason` is the code of why a soft limit was missed (Z-GS-13).
    """

    __tablename__ = "delivery"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("document", "document_id"),
        UniqueConstraint("case_id", "document_id", "attempt", "area_id"),
    )
    purpose: ClassVar[str] = "送达回证"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    document_id: Mapped[str | None]
    attempt: Mapped[int]
    recipient: Mapped[Sealed]
    method: Mapped[str]
    sent_at: Mapped[datetime]
    received_on: Mapped[date | None]
    failed_reason: Mapped[Sealed | None]
    collected_by: Mapped[Sealed | None]
    late_reason: Mapped[str | None]
    proof: Mapped[list[Any]]
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]


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
