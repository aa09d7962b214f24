"""Views of the inbox that a person wants to find again."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord


class SavedFilter(AreaRecord):
    """A view of the inbox under a name of the account's own; `question` is its address' arguments by name."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("account_id", "name", "area_id"),)
    purpose: ClassVar[str] = "收件箱常用筛选"
    retention: ClassVar[str] = "账号停用即删除"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    question: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
