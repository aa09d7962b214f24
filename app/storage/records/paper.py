"""Papers: the letters that were written, the files that were handed in."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Sealed, belongs_to


class Document(AreaRecord):
    """A letter as it was issued: `html` is the sealed page, `sha256` that of the page before sealing."""

    __tablename__ = "document"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        UniqueConstraint("code", "number", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "签发的文书"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    code: Mapped[str]
    number: Mapped[str]
    title: Mapped[str]
    release_id: Mapped[str | None]
    html: Mapped[Sealed]
    sha256: Mapped[str]
    issued_by: Mapped[str | None]
    issued_at: Mapped[datetime]


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
