"""Cases, the process instances in them, and what happened (the journal)."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.subject import SubjectKind
from app.storage.column_types import IdSet
from app.storage.records.record import AreaRecord, Masked, Record, Sealed, belongs_to


class CaseFile(AreaRecord):
    """One case. `kind` is its process; `state` is "open" or "ended", `outcome` the end event then.

    `subject_kind` and `subject_id` say whom it is about: a "person", an "organisation", or "none" (null).
    `complained_of` are the organisations and accounts that it is directed against, who are kept away from it.
    `business` is the code of what its process serves, `party` what may be shown of the subject everywhere.
    `confidential_to` is the one kind of organisation that may read it, null where the usual ones may.
    `journal_seq` and `journal_mac` are the end of the case's journal.
    """

    __tablename__ = "case_file"
    __table_args__ = (
        UniqueConstraint("number", "area_id"),
        Index(None, "state", "area_id", "id"),
        Index(None, "subject_id", "area_id"),
        Index(None, "opened_by", "area_id"),
    )
    purpose: ClassVar[str] = "案件"
    retention: ClassVar[str] = "办结后三十年"

    number: Mapped[str]
    kind: Mapped[str]
    region: Mapped[str]
    business: Mapped[str | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[str | None]
    complained_of: Mapped[tuple[str, ...]] = mapped_column(IdSet, default=())
    party: Mapped[Masked]
    parent_case_id: Mapped[str | None]
    confidential_to: Mapped[str | None]
    state: Mapped[str]
    outcome: Mapped[str | None]
    channel: Mapped[str]
    opened_by: Mapped[str]
    submitted_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    journal_seq: Mapped[int]
    journal_mac: Mapped[str]

    @property
    def person_id(self) -> str | None:
        """The person whom the case is about, if it is about one."""
        return self.subject_id if self.subject_kind == SubjectKind.PERSON else None

    @property
    def organisation_id(self) -> str | None:
        """The organisation that the case is about, if it is about one."""
        return self.subject_id if self.subject_kind == SubjectKind.ORGANISATION else None


class Instance(AreaRecord):
    """A running process of a case, pinned to a release. `version` rises with every step.

    `state` is the engine's text, sealed. `status` is "running", "ended" or "incident".
    """

    __tablename__ = "instance"
    __table_args__ = (belongs_to("case_file", "case_id"), Index(None, "case_id", "area_id"))
    purpose: ClassVar[str] = "流程实例的当前状态"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    process_id: Mapped[str]
    release_id: Mapped[str] = mapped_column(ForeignKey("release.id"))
    version: Mapped[int]
    status: Mapped[str]
    ended_as: Mapped[str | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    state: Mapped[Sealed]


class JournalEntry(Record):
    """One line of a case's journal, chained to the line before it by `mac`. Rows are only ever added.

    `path` holds the call activities above the element, joined by "/"; null where a line stands at no element,
    and in lines that were written before journals kept it.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (belongs_to("case_file", "case_id"), Index(None, "actor_id", "at", "area_id"))
    purpose: ClassVar[str] = "案件办理留痕"
    retention: ClassVar[str] = "与案件相同，不少于180日"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    machine_at: Mapped[datetime]
    actor_id: Mapped[str | None]
    post: Mapped[str | None]
    kind: Mapped[str]
    instance_id: Mapped[str | None]
    process_id: Mapped[str | None]
    element_id: Mapped[str | None]
    path: Mapped[str | None]
    task_id: Mapped[str | None]
    form_version: Mapped[str | None]
    payload: Mapped[Sealed | None]
    payload_mac: Mapped[str | None]
    mac: Mapped[str]


class JournalHead(Record):
    """The signed ends of all of an area's chains on one day, so that a cut tail is found.

    `ends` is sealed and lists case, last number and mac; `mac` chains the days.
    """

    __tablename__ = "journal_head"
    purpose: ClassVar[str] = "每日留痕封存"
    retention: ClassVar[str] = "永久"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    signed_at: Mapped[datetime]
    cases: Mapped[int]
    ends: Mapped[Sealed]
    mac: Mapped[str]
