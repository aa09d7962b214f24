"""Letters on their way."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.storage.records.record import AreaRecord, Sealed, belongs_to


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
