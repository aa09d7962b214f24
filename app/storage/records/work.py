"""What people are to do, and what the process waits for."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.queues import queue_of
from app.storage.column_types import IdSet, MomentOrNever
from app.storage.records.record import AreaRecord, Record, Sealed, belongs_to


def _where(condition: str) -> dict[str, Any]:
    """The rows that an index holds."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


_ORDER = ("area_id", "due_at", "id")

# What nobody has claimed and whoever holds the post may take.
_OFFERED = ("state", "claimed_by", "candidates")
_ON_OFFER = _where("state = 'open' AND claimed_by IS NULL AND candidates IS NULL")


def _queue(context: DefaultExecutionContext) -> str | None:
    row = context.get_current_parameters()
    asked = (row.get(name) for name in ("organisation_kind", "organisation_id", "post"))
    return queue_of(*asked, named=row.get("candidates") is not None)


class WorkItem(AreaRecord):
    """A user task that is open, done or cancelled (`state`).

    `case_kind` repeats the case's. `process_id` is the diagram that draws the element, `path` the call
    activities above it, joined by "/".
    `organisation_kind` or `organisation_id` and `post` say whose it is; `candidates` (if not null) are the
    only accounts that may claim it, `excludes` those that may not; `queue` says both in one key (see
    app.domain.queues). `clock_id` is the clock whose due moment `due_at` repeats for sorting.
    """

    __tablename__ = "work_item"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("instance", "instance_id"),
        UniqueConstraint("instance_id", "task_id", "area_id"),
        Index(None, "claimed_by", "state", *_ORDER, **_where("claimed_by IS NOT NULL")),
        # The last four columns let a count be made of the index alone.
        Index("ix_work_item_on_offer", "queue", *_ORDER, "excludes", *_OFFERED, **_ON_OFFER),
        Index("ix_work_item_on_offer_by_name", "queue", "name", *_ORDER, **_ON_OFFER),
        Index("ix_work_item_on_offer_by_kind", "queue", "case_kind", *_ORDER, **_ON_OFFER),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "待办与已办任务"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    case_kind: Mapped[str] = mapped_column(server_default="")
    instance_id: Mapped[str]
    task_id: Mapped[str]
    process_id: Mapped[str]
    element_id: Mapped[str]
    path: Mapped[str]
    name: Mapped[str]
    form_id: Mapped[str | None]
    organisation_kind: Mapped[str | None]
    organisation_id: Mapped[str | None]
    post: Mapped[str | None]
    candidates: Mapped[tuple[str, ...] | None] = mapped_column(IdSet)
    excludes: Mapped[tuple[str, ...]] = mapped_column(IdSet)
    queue: Mapped[str | None] = mapped_column(default=_queue)
    clock_id: Mapped[str | None]
    due_at: Mapped[datetime | None] = mapped_column(MomentOrNever)
    provisional: Mapped[bool]
    state: Mapped[str]
    claimed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    claimed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]


class WorkCandidate(Record):
    """One of the accounts that an open work item names, so that each finds what it is named for."""

    __tablename__ = "work_candidate"
    __table_args__ = (belongs_to("work_item", "work_item_id"), Index(None, "work_item_id", "area_id"))
    purpose: ClassVar[str] = "指定办理人的待办任务"
    retention: ClassVar[str] = "任务办结或撤销后即删除"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(primary_key=True)
    work_item_id: Mapped[str] = mapped_column(primary_key=True)


class Draft(AreaRecord):
    """What a person has typed into a task and not yet submitted. `id` is the work item's.

    `window` names the open page that saved it last, so that a second one is told and overwrites nothing.
    """

    __tablename__ = "draft"
    __table_args__ = (belongs_to("work_item", "id"),)
    purpose: ClassVar[str] = "表单草稿"
    retention: ClassVar[str] = "提交或撤销后即删除"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    form_version: Mapped[str]
    saved_at: Mapped[datetime]
    window: Mapped[str | None]
    values: Mapped[Sealed]


class Submission(AreaRecord):
    """The validated values of one submitted form. `work_item_id` is null for a start form or a message.

    `scope` is where it was filled in, from which `forms` are looked up (see app.domain.scopes).
    """

    __tablename__ = "submission"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        Index(None, "case_id", "element_id", "area_id"),
    )
    purpose: ClassVar[str] = "提交的表单"
    retention: ClassVar[str] = "与案件相同"

    case_id: Mapped[str]
    instance_id: Mapped[str | None]
    work_item_id: Mapped[str | None]
    process_id: Mapped[str]
    element_id: Mapped[str]
    path: Mapped[str]
    scope: Mapped[str]
    form_id: Mapped[str]
    form_version: Mapped[str]
    submitted_by: Mapped[str]
    submitted_at: Mapped[datetime]
    values: Mapped[Sealed]


class Wait(Record):
    """What an instance waits for now: a timer or a message. `id` is the engine's."""

    __tablename__ = "wait"
    __table_args__ = (
        belongs_to("case_file", "case_id"),
        belongs_to("instance", "instance_id"),
        Index(None, "case_id", "message", "area_id"),
    )
    purpose: ClassVar[str] = "流程等待的时间或消息"
    retention: ClassVar[str] = "等待结束即删除"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    instance_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str]
    process_id: Mapped[str]
    element_id: Mapped[str]
    path: Mapped[str]
    kind: Mapped[str]
    message: Mapped[str | None]
    clock_id: Mapped[str | None]
    due_at: Mapped[datetime | None]


class DueWork(AreaRecord):
    """What is to be done by machine, not before `due_at` (legal time).

    `state` is "waiting", "done", "parked" or "cancelled". `subject` is the id of what it is about: a wait, a
    clock, an outbox row. `unique_key` lets the same work be put once.
    `attempts` and `retry_at` (machine time) are counted in a transaction of their own.
    """

    __tablename__ = "due_work"
    __table_args__ = (
        UniqueConstraint("unique_key", "area_id"),
        Index(None, "state", "due_at"),
        Index(None, "id"),
        Index(None, "subject", "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "到期自动办理的事项"
    retention: ClassVar[str] = "完成后180日"

    kind: Mapped[str]
    unique_key: Mapped[str]
    due_at: Mapped[datetime]
    case_id: Mapped[str | None]
    instance_id: Mapped[str | None]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]
    state: Mapped[str]
    attempts: Mapped[int]
    retry_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class Lease(Record):
    """Who does alone what only one process of all may do, as waking the machine; until a machine moment."""

    __tablename__ = "lease"
    purpose: ClassVar[str] = "多进程互斥"
    retention: ClassVar[str] = "在用期间"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]


class Incident(AreaRecord):
    """Something that a person must look at: work that failed three times, an instance that cannot go on."""

    __tablename__ = "incident"
    __table_args__ = (Index(None, "state", "area_id"), Index(None, "case_id", "area_id"))
    purpose: ClassVar[str] = "需人工处理的异常"
    retention: ClassVar[str] = "处理后180日"

    case_id: Mapped[str | None]
    instance_id: Mapped[str | None]
    due_work_id: Mapped[str | None]
    process_id: Mapped[str | None]
    element_id: Mapped[str | None]
    kind: Mapped[str]
    sentence: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    resolution: Mapped[str | None]
