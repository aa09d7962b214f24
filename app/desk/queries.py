"""What the desk reads beside its use cases: my tasks by due day, what I did, tasks of mine in some cases."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from app.identity.actor import Actor
from app.identity.queries import surroundings_of
from app.storage.records import CaseFile, Instance, JournalEntry, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_shown_for, start_of

MOST_ACTS = 500
# What a person did, and not what the case did of itself in the same step.
ACTS = (
    "case_opened",
    "work_claimed",
    "work_released",
    "work_handed_over",
    "work_completed",
    "document_issued",
    "message_handed_in",
    "clock_stopped",
    "clock_resumed",
    "clock_moved",
    "sensitive_revealed",
    "note_written",
    "advice_asked",
    "advice_given",
    "advice_withdrawn",
)


@dataclass(frozen=True)
class DueTask:
    """An open task in somebody's hands; `absent` names the colleague in whose place the person stands."""

    id: str
    name: str
    case_number: str
    case_kind: str
    party: str
    due_at: datetime
    provisional: bool
    absent: str

    @property
    def due_day(self) -> date:
        """The last day of the period."""
        return day_shown_for(self.due_at)


def due_between(unit: UnitOfWork, actor: Actor, first: date, last: date) -> list[DueTask]:
    """Open tasks in the actor's hands, or held in a colleague's place, whose last day is among the days."""
    absent = surroundings_of(unit, actor).absent
    rows = unit.session.execute(
        select(WorkItem, CaseFile.number, CaseFile.kind, CaseFile.party)
        .join(CaseFile, (CaseFile.area_id == WorkItem.area_id) & (CaseFile.id == WorkItem.case_id))
        .where(
            WorkItem.area_id == actor.area_id,
            WorkItem.claimed_by.in_([actor.account_id, *absent]),
            WorkItem.state == "open",
            # A period that ends with a day is stored as the next midnight.
            WorkItem.due_at > start_of(first),
            WorkItem.due_at <= start_of(last + timedelta(days=1)),
        )
        .order_by(WorkItem.due_at, WorkItem.id)
    )
    return [
        DueTask(
            id=item.id,
            name=item.name,
            case_number=number,
            case_kind=kind,
            party=party,
            due_at=item.due_at,
            provisional=item.provisional,
            absent=absent.get(item.claimed_by or "", ""),
        )
        for item, number, kind, party in rows
        if item.due_at is not None
    ]


def overdue_count(unit: UnitOfWork, actor: Actor) -> int:
    """How many tasks in the actor's own hands are late."""
    query = select(func.count()).where(
        WorkItem.area_id == actor.area_id,
        WorkItem.claimed_by == actor.account_id,
        WorkItem.state == "open",
        WorkItem.due_at <= unit.moment,
    )
    return unit.session.scalar(query) or 0


def acts_of(unit: UnitOfWork, actor: Actor, day: date) -> list[tuple[JournalEntry, CaseFile, Instance]]:
    """The journal's lines of what the actor did on a day, the latest first; each with case and process."""
    first = (
        select(func.min(Instance.id))
        .where(Instance.area_id == JournalEntry.area_id, Instance.case_id == JournalEntry.case_id)
        .correlate(JournalEntry)
        .scalar_subquery()
    )
    rows = unit.session.execute(
        select(JournalEntry, CaseFile, Instance)
        .join(CaseFile, (CaseFile.area_id == JournalEntry.area_id) & (CaseFile.id == JournalEntry.case_id))
        .join(
            Instance,
            (Instance.area_id == JournalEntry.area_id)
            & (Instance.id == func.coalesce(JournalEntry.instance_id, first)),
        )
        .where(
            JournalEntry.area_id == actor.area_id,
            JournalEntry.actor_id == actor.account_id,
            JournalEntry.kind.in_(ACTS),
            JournalEntry.at >= start_of(day),
            JournalEntry.at < start_of(day + timedelta(days=1)),
        )
        .order_by(JournalEntry.at.desc(), JournalEntry.case_id, JournalEntry.seq.desc())
        .limit(MOST_ACTS)
    )
    return [(entry, case, instance) for entry, case, instance in rows]


def my_open_tasks(unit: UnitOfWork, actor: Actor, case_ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """By case the id and name of an open task that the actor holds there, the one that falls due first."""
    rows = unit.session.execute(
        select(WorkItem.case_id, WorkItem.id, WorkItem.name)
        .where(
            WorkItem.area_id == actor.area_id,
            WorkItem.case_id.in_(case_ids),
            WorkItem.claimed_by == actor.account_id,
            WorkItem.state == "open",
        )
        .order_by(WorkItem.due_at.desc(), WorkItem.id.desc())
    )
    return {case_id: (item_id, name) for case_id, item_id, name in rows}
