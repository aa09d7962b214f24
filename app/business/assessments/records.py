"""What an assessment leaves behind: checks, visits, evidence, conclusions, and what follows from them."""

from datetime import date, datetime
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


class Conclusion(AreaRecord):
    """A conclusion on a person's grade (0–5).

    `kind` is "initial", "dispute", "change_of_state", "spot_check" or "end_of_term"; `state` is "proposed",
    "confirmed", "formed", "final", "stable" or "replaced"; `proposed_by` is "on_site" or "expert_team".
    `round` counts the proposals of a case, from 1.
    """

    __tablename__ = "conclusion"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("person", "person_id"),
        belongs_to("organisation", "institution_id"),
        belongs_to("conclusion", "previous_id"),
        UniqueConstraint("case_id", "round", "area_id"),
        Index(None, "person_id", "issued_on", "area_id"),
        Index(None, "state", "valid_until", "area_id"),
    )
    purpose: ClassVar[str] = "失能等级评估结论"
    retention: ClassVar[str] = "永久"

    case_id: Mapped[str]
    person_id: Mapped[str]
    institution_id: Mapped[str | None]
    previous_id: Mapped[str | None]
    kind: Mapped[str]
    round: Mapped[int]
    state: Mapped[str]
    grade: Mapped[int]
    qualifying: Mapped[bool | None]
    proposed_by: Mapped[str]
    basis: Mapped[Sealed | None]
    proposed_at: Mapped[datetime]
    issued_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]


class ConclusionConfirmation(AreaRecord):
    """An expert's confirmation of a proposal, given once."""

    __tablename__ = "conclusion_confirmation"
    __table_args__ = (
        belongs_to("conclusion", "conclusion_id"),
        UniqueConstraint("conclusion_id", "expert_id", "area_id"),
    )
    purpose: ClassVar[str] = "专家确认"
    retention: ClassVar[str] = "永久"

    conclusion_id: Mapped[str]
    expert_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    agrees: Mapped[bool]
    opinion: Mapped[Sealed | None]
    confirmed_at: Mapped[datetime]


class CareAdvice(AreaRecord):
    """Advice on care services with a conclusion. `modes` and `items` as the form gives them (F01-11)."""

    __tablename__ = "care_advice"
    __table_args__ = (belongs_to("conclusion", "conclusion_id"), UniqueConstraint("conclusion_id", "area_id"))
    purpose: ClassVar[str] = "护理服务建议"
    retention: ClassVar[str] = "与案件相同"

    conclusion_id: Mapped[str]
    modes: Mapped[list[Any]]
    items: Mapped[Sealed]
    risks: Mapped[Sealed | None]
    expert_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    advised_at: Mapped[datetime]


class ConclusionLetter(AreaRecord):
    """The letter (评估结论书) that issues a conclusion."""

    __tablename__ = "conclusion_letter"
    __table_args__ = (
        belongs_to("conclusion", "conclusion_id"),
        belongs_to("organisation", "issuer_id"),
        belongs_to("document", "document_id"),
        UniqueConstraint("number", "area_id"),
        Index(None, "conclusion_id", "area_id"),
    )
    purpose: ClassVar[str] = "评估结论书"
    retention: ClassVar[str] = "永久"

    conclusion_id: Mapped[str]
    number: Mapped[str]
    issued_on: Mapped[date]
    issuer_id: Mapped[str]
    document_id: Mapped[str | None]
    sealed_by: Mapped[str]
    """The account that put the issuer's seal (印章) on the letter."""


class BenefitInterval(AreaRecord):
    """From when to when a person's benefit is in a state; `until` is the last day, null while it lasts.

    `state` is "entitled", "suspended" or "ended". `since` is null where the area has not set from when a
    benefit begins; `lacking` names the parameter, and nothing is computed until it is set (Z-GS-37).
    """

    __tablename__ = "benefit_interval"
    __table_args__ = (
        belongs_to("person", "person_id"),
        belongs_to("case_file", "case_id"),
        belongs_to("conclusion", "conclusion_id"),
        Index(None, "person_id", "since", "area_id"),
    )
    purpose: ClassVar[str] = "待遇享受区间"
    retention: ClassVar[str] = "永久"

    person_id: Mapped[str]
    case_id: Mapped[str | None]
    conclusion_id: Mapped[str | None]
    state: Mapped[str]
    reason: Mapped[str]
    lacking: Mapped[list[Any] | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    recorded_at: Mapped[datetime]


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
