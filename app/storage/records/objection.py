"""What others say against an assessment: objections to a notice, hints for the inspection."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Sealed, belongs_to


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


class InspectionHint(AreaRecord):
    """Something in a case that the inspection should look at; `source` says who noticed it.

    `source` is "supervision" (the commissioner at a visit, F01-14); `state` is "open" until it is taken up.
    """

    __tablename__ = "inspection_hint"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("organisation", "institution_id"),
        Index(None, "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "稽核线索"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    institution_id: Mapped[str | None]
    source: Mapped[str]
    text: Mapped[Sealed]
    state: Mapped[str]
    noted_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
