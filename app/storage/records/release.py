"""Published policy materials, and which of them an area works with."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, Record


class Release(Record):
    """Everything reachable from a process, by content: `id` is the hash. Immutable.

    `state` is "draft" or "released"; a second person releases what an author drafted.
    """

    __tablename__ = "release"
    __table_args__ = (Index(None, "process_id", "created_at"),)
    purpose: ClassVar[str] = "流程版本"
    retention: ClassVar[str] = "永久"

    id: Mapped[str] = mapped_column(primary_key=True)
    process_id: Mapped[str]
    note: Mapped[str]
    state: Mapped[str]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    released_by: Mapped[str | None]
    released_at: Mapped[datetime | None]


class ReleaseFile(Record):
    """One file of a release by its path below the checkout, as bpmn/ltci_assessment/clocks.yaml."""

    __tablename__ = "release_file"
    purpose: ClassVar[str] = "流程版本的材料"
    retention: ClassVar[str] = "永久"

    release_id: Mapped[str] = mapped_column(ForeignKey("release.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Deployment(AreaRecord):
    """An area's decision that new cases of a process follow a release from a day on.

    In use is the one with the latest first day that is not after today; of one day, what was decided last.
    """

    __tablename__ = "deployment"
    __table_args__ = (Index(None, "process_id", "first_day", "area_id"),)
    purpose: ClassVar[str] = "流程启用记录"
    retention: ClassVar[str] = "永久"

    process_id: Mapped[str]
    release_id: Mapped[str] = mapped_column(ForeignKey("release.id"))
    first_day: Mapped[date]
    deployed_by: Mapped[str]
    deployed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
