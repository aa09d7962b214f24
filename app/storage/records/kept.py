"""What somebody has typed that neither a task nor a case has yet."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.storage.records.record import AreaRecord, Sealed


class KeptEntry(AreaRecord):
    """What a form left for the page that follows it, or what is typed before there is a case.

    `holder` is the account, or the browser of a visitor without one: nobody else finds the row. `subject` is
    the process that the start form would begin, null for what a page of the moment needs. `forget_at` is a
    moment of the machine.
    """

    __tablename__ = "kept_entry"
    __table_args__ = (Index(None, "holder", "subject", "area_id"), Index(None, "forget_at"))
    purpose: ClassVar[str] = "页面之间暂存的内容，尚未提交的新办件"
    retention: ClassVar[str] = "暂存内容至多12小时；新办件提交后即删除，七日未再填写即删除"

    holder: Mapped[str]
    subject: Mapped[str | None]
    saved_at: Mapped[datetime]
    forget_at: Mapped[datetime]
    values: Mapped[Sealed]
