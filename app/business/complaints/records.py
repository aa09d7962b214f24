"""What was complained of, and what came of it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.storage.records.record import AreaRecord, belongs_to


class Complaint(AreaRecord):
    """A complaint or report (F14-1); `case_id` is its own case, which names whom it is directed against.

    What was said and who said it stands in the sealed form alone. Until it is closed `handling`
    ("investigate" or "transfer") and what follows from it are null; `finding` stays null for a transfer,
    `transferred_to` for an investigation.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        Index(None, "case_id", "area_id"),
        Index(None, "closed_at", "area_id"),
    )
    purpose: ClassVar[str] = "投诉举报台账"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    source: Mapped[str]
    kind: Mapped[str]
    anonymous: Mapped[bool]
    registered_by: Mapped[str]
    registered_at: Mapped[datetime]
    handling: Mapped[str | None]
    finding: Mapped[str | None]
    transferred_to: Mapped[str | None]
    closed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
