"""What the public has besides its cases: the code of a case, and what is typed but not yet submitted."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, BlindIndex, Sealed, belongs_to


class CaseCode(AreaRecord):
    """The secret with which the applicant party finds its case without an account. `id` is the case's.

    `secret` is the keyed hash of case number and code; the code itself is shown once and kept nowhere.
    `serial` rises with every new code, which ends what was opened with an earlier one. `holder_id` is the
    account, closed to sign-in, in whose name the party acts.
    """

    __tablename__ = "case_code"
    __table_args__ = (belongs_to("case_file", "id"), Index(None, "secret", unique=True))
    purpose: ClassVar[str] = "申请人凭案号和查询码查询、办理"
    retention: ClassVar[str] = "与案件相同"

    secret: Mapped[BlindIndex]
    serial: Mapped[int]
    holder_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    issued_by: Mapped[str]
    issued_at: Mapped[datetime]


class PublicDraft(AreaRecord):
    """What an applicant party has typed into a form of the public pages and not yet submitted.

    `subject` is the id of the process that an application would begin, or the name of the message that the
    case of `case_id` awaits. `secret` is the keyed hash of the code with which an application is continued
    elsewhere, null until one was asked for. `touched_at` is the machine's moment, from which it is kept.
    """

    __tablename__ = "public_draft"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        Index(None, "secret", unique=True),
        Index(None, "case_id", "subject", "area_id", unique=True),
        Index(None, "touched_at"),
    )
    purpose: ClassVar[str] = "申请人尚未提交的填写内容"
    retention: ClassVar[str] = "提交后即删除，七日未再填写即删除"

    subject: Mapped[str]
    case_id: Mapped[str | None]
    secret: Mapped[BlindIndex | None]
    form_version: Mapped[str]
    saved_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    values: Mapped[Sealed]
