"""Who has withdrawn from a case."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Sealed, belongs_to


class Recusal(AreaRecord):
    """A person's own declaration of a relation to the case (FS-5), after which the person has no part in it.

    `relation` is "kinship" or "interest"; `post` the one under which the person was to act.
    """

    __tablename__ = "recusal"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        UniqueConstraint("case_id", "account_id", "area_id"),
    )
    purpose: ClassVar[str] = "回避声明"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    post: Mapped[str | None]
    relation: Mapped[str]
    detail: Mapped[Sealed | None]
    declared_at: Mapped[datetime]
