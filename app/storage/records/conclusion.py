"""Conclusions of assessments and what follows from them."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Sealed, belongs_to


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
