"""What an assessment leaves behind: checks, visits, evidence and fees."""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Record, Sealed, belongs_to


class MaterialCheck(AreaRecord):
    """One check of the application's materials (F01-3).

    `checklist` is [{material, status, note}]; `decision` is "accept" or "supplement".
    """

    __tablename__ = "material_check"
    __table_args__ = (belongs_to("case_file", "case_id"), Index(None, "case_id", "area_id"))
    purpose: ClassVar[str] = "申请材料核对"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    checklist: Mapped[list[Any]]
    originals_seen: Mapped[bool | None]
    decision: Mapped[str]
    checked_by: Mapped[str]
    checked_at: Mapped[datetime]


class AssessmentVisit(AreaRecord):
    """A planned or made visit (F01-7, F01-8). `outcome` is null until the visit, then as the form says.

    `scores` is the sealed mapping of item codes to options; `scale_grade` what the scale gives (0–5).
    """

    __tablename__ = "assessment_visit"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("organisation", "institution_id"),
        Index(None, "case_id", "area_id"),
        Index(None, "institution_id", "visit_at", "area_id"),
    )
    purpose: ClassVar[str] = "上门评估"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    institution_id: Mapped[str]
    commissioner_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    visit_at: Mapped[datetime]
    place: Mapped[Sealed | None]
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    outcome_reason: Mapped[Sealed | None]
    scores: Mapped[Sealed | None]
    scale_grade: Mapped[int | None]
    recorded_by: Mapped[str | None]
    recorded_at: Mapped[datetime | None]


class VisitMember(Record):
    """A member of a visit's team: `role` "assessor" or "expert", `relation` as declared, "none" if none."""

    __tablename__ = "visit_member"
    __table_args__ = (belongs_to("assessment_visit", "visit_id"), Index(None, "account_id", "area_id"))
    purpose: ClassVar[str] = "评估小组成员与回避声明"
    retention: ClassVar[str] = "与案件相同"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    visit_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[str]
    relation: Mapped[str]
    declared_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]


class Attachment(AreaRecord):
    """An uploaded file. It lies sealed outside the web root under a random name, `stored_as`."""

    __tablename__ = "attachment"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        Index(None, "case_id", "area_id"),
        Index(None, "uploaded_by", "case_id"),
    )
    purpose: ClassVar[str] = "上传的材料"
    retention: ClassVar[str] = "与案件相同；未提交、草稿中也没有的，上传七日后删除"

    case_id: Mapped[str | None]
    name: Mapped[Sealed]
    content_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    stored_as: Mapped[str] = mapped_column(unique=True)
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[datetime]


class Evidence(AreaRecord):
    """An attachment that supports an assessment; `kind` says as what, as visit_video or enquiry_record."""

    __tablename__ = "evidence"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("attachment", "attachment_id"),
        belongs_to("assessment_visit", "visit_id"),
        UniqueConstraint("case_id", "attachment_id", "kind", "area_id"),
    )
    purpose: ClassVar[str] = "评估佐证"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    visit_id: Mapped[str | None]
    attachment_id: Mapped[str]
    kind: Mapped[str]
    added_at: Mapped[datetime]


class AssessmentFee(AreaRecord):
    """What an assessment costs and who bears it. `state` is "open", "due", "paid" or "refunded".

    Open: the area has not set what the fee rests on; `lacking` names it, amount and payer are null.
    """

    __tablename__ = "assessment_fee"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("conclusion", "conclusion_id"),
        UniqueConstraint("case_id", "conclusion_id", "area_id"),
    )
    purpose: ClassVar[str] = "评估费"
    retention: ClassVar[str] = "永久"

    case_id: Mapped[str]
    conclusion_id: Mapped[str | None]
    amount: Mapped[Decimal | None]
    payer: Mapped[str | None]
    lacking: Mapped[list[Any] | None]
    legal_basis: Mapped[str]
    state: Mapped[str]
    created_at: Mapped[datetime]
