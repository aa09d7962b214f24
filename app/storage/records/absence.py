"""Who is away, and who stands in meanwhile."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord


class Absence(AreaRecord):
    """Days on which an account is away, both included; its open tasks may be done by the substitute.

    `ended_at` is null unless the absence was called off or cut short.
    """

    __tablename__ = "absence"
    __table_args__ = (
        Index(None, "account_id", "until", "area_id"),
        Index(None, "substitute_id", "until", "area_id"),
    )
    purpose: ClassVar[str] = "缺席与代办安排"
    retention: ClassVar[str] = "缺席结束后三年"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    substitute_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    since: Mapped[date]
    until: Mapped[date]
    entered_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    entered_at: Mapped[datetime]
    ended_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]
