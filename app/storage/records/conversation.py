"""What colleagues say to each other about a case: notes, and advice asked for and given."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Sealed, belongs_to


class CaseNote(AreaRecord):
    """A note on a case, never changed afterwards; `work_item_id` is the task at which it was written.

    `organisation_id` is where the writer worked: an institution's notes and the agency's differ in readers.
    """

    __tablename__ = "case_note"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("work_item", "work_item_id"),
        belongs_to("organisation", "organisation_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "案件备注"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    work_item_id: Mapped[str | None]
    organisation_id: Mapped[str]
    written_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    text: Mapped[Sealed]


class Advice(AreaRecord):
    """A question that the holder of a task asks a colleague; the task stays where it is.

    `organisation_id` is where the asker worked; `state` is "open", "answered" or "withdrawn".
    """

    __tablename__ = "advice"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("work_item", "work_item_id"),
        belongs_to("organisation", "organisation_id"),
        Index(None, "case_id", "area_id"),
        Index(None, "asked_of", "state", "area_id"),
        Index(None, "asked_by", "state", "area_id"),
    )
    purpose: ClassVar[str] = "同事之间的咨询与答复"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    work_item_id: Mapped[str]
    organisation_id: Mapped[str]
    asked_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    asked_of: Mapped[str] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    question: Mapped[Sealed]
    state: Mapped[str]
    answer: Mapped[Sealed | None]
    closed_at: Mapped[datetime | None]
