"""The qualified staff of institutions and agencies, as registered."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, belongs_to


class InstitutionStaff(AreaRecord):
    """A person's qualification in an organisation: an assessor's, an expert's, a commissioner's …

    `role` is a post of the diagrams, `code` the assessor's or expert's number, `state` "active", "suspended"
    or "withdrawn".
    """

    __tablename__ = "institution_staff"
    __table_args__ = (
        belongs_to("organisation", "organisation_id"),
        UniqueConstraint("organisation_id", "account_id", "role", "area_id"),
        UniqueConstraint("role", "code", "area_id"),
        Index(None, "account_id", "area_id"),
    )
    purpose: ClassVar[str] = "机构人员资质"
    retention: ClassVar[str] = "注销后三年"

    organisation_id: Mapped[str]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    role: Mapped[str]
    code: Mapped[str]
    certificate: Mapped[str]
    state: Mapped[str]
    registered_on: Mapped[date]
    valid_until: Mapped[date | None]
