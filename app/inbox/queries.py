"""The inbox reads rows of work items: three statements a page, whatever stands in it.

Saved workflows are never opened here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, literal, or_, select, tuple_

from app.identity.actor import Actor, Membership
from app.inbox.filters import FAR, After, Asked
from app.storage.records import Account, CaseFile, Clock, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of, start_of

PAGE = 30


@dataclass(frozen=True)
class Counts:
    """How many tasks each tab holds."""

    mine: int = 0
    group: int = 0
    overdue: int = 0
    today: int = 0


@dataclass(frozen=True)
class Line:
    """One row of the inbox, with what may be shown of the party without revealing it."""

    id: str
    name: str
    post: str | None
    case_id: str
    case_number: str
    case_kind: str
    party: str
    due_at: datetime | None
    provisional: bool
    stopped: bool
    clock_id: str | None
    claimed_by: str | None
    claimant: str | None

    @property
    def place(self) -> After:
        """Where the line stands in the order."""
        return After(self.due_at or FAR, self.id)


def count_work(unit: UnitOfWork, actor: Actor) -> Counts:
    """What the navigation and the tabs show."""
    mine = WorkItem.claimed_by == actor.account_id
    row = unit.session.execute(
        select(
            _how_many(mine),
            _how_many(WorkItem.claimed_by.is_(None)),
            _how_many(WorkItem.due_at <= unit.moment),
            _how_many(_due_today(unit.moment)),
        ).where(_in_sight(actor))
    ).one()
    return Counts(*row)


def list_work(unit: UnitOfWork, actor: Actor, asked: Asked) -> tuple[list[Line], After | None]:
    """A page of work, what falls due first on top, and where the next page begins (None: nowhere)."""
    due = func.coalesce(WorkItem.due_at, literal(FAR, WorkItem.due_at.type))
    query = _lines().where(_in_sight(actor), _of_tab(asked.tab, actor, unit.moment)).order_by(due, WorkItem.id)
    if asked.kind:
        query = query.where(CaseFile.kind == asked.kind)
    if asked.task:
        query = query.where(WorkItem.name == asked.task)
    if asked.after:
        query = query.where(tuple_(due, WorkItem.id) > tuple_(*_literals(asked.after)))
    lines = [_line(row) for row in unit.session.execute(query.limit(PAGE + 1))]
    return lines[:PAGE], (lines[PAGE - 1].place if len(lines) > PAGE else None)


def kinds_and_tasks(unit: UnitOfWork, actor: Actor) -> tuple[list[str], list[str]]:
    """What the filters offer: the kinds of cases and the names of tasks that are in sight now."""
    rows = unit.session.execute(
        select(CaseFile.kind, WorkItem.name).join_from(WorkItem, CaseFile, _same_case()).where(_in_sight(actor)).distinct()
    ).all()
    return sorted({row.kind for row in rows}), sorted({row.name for row in rows})


def line_of(unit: UnitOfWork, actor: Actor, item_id: str) -> Line | None:
    """One row, as it is shown after it was claimed or put back; None when it is out of sight."""
    row = unit.session.execute(_lines().where(_in_sight(actor), WorkItem.id == item_id)).one_or_none()
    return _line(row) if row else None


def _lines() -> Any:
    clock = and_(
        Clock.area_id == WorkItem.area_id,
        Clock.case_id == WorkItem.case_id,
        Clock.name == WorkItem.clock,
        Clock.state != "ended",
    )
    return (
        select(WorkItem, CaseFile.number, CaseFile.kind, CaseFile.party, Clock.id, Clock.state, Account.name)
        .join_from(WorkItem, CaseFile, _same_case())
        .outerjoin(Clock, clock)
        .outerjoin(Account, Account.id == WorkItem.claimed_by)
    )


def _line(row: Row[Any]) -> Line:
    item, number, kind, party, clock_id, clock_state, claimant = row
    return Line(
        id=item.id,
        name=item.name,
        post=item.post,
        case_id=item.case_id,
        case_number=number,
        case_kind=kind,
        party=party,
        due_at=item.due_at,
        provisional=item.provisional,
        stopped=clock_state == "stopped",
        clock_id=clock_id,
        claimed_by=item.claimed_by,
        claimant=claimant,
    )


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """Open work that the actor may do: of a post held, or held out to the actor by name, and not excluded."""
    offered = or_(WorkItem.candidates.is_(None), WorkItem.candidates.holds(actor.account_id))
    free = or_(WorkItem.claimed_by.is_(None), WorkItem.claimed_by == actor.account_id)
    return and_(
        WorkItem.area_id == actor.area_id,
        WorkItem.state == "open",
        or_(*(_held(place) for place in actor.memberships), WorkItem.claimed_by == actor.account_id),
        offered,
        free,
        ~WorkItem.excludes.holds(actor.account_id),
    )


def _held(place: Membership) -> ColumnElement[bool]:
    """Work of the post, for this very organisation or for any of its kind."""
    of_kind = and_(WorkItem.organisation_id.is_(None), WorkItem.organisation_kind == place.organisation_kind)
    return and_(WorkItem.post == place.post, or_(WorkItem.organisation_id == place.organisation_id, of_kind))


def _of_tab(tab: str, actor: Actor, now: datetime) -> ColumnElement[bool]:
    tabs = {
        "mine": WorkItem.claimed_by == actor.account_id,
        "group": WorkItem.claimed_by.is_(None),
        "overdue": WorkItem.due_at <= now,
        "today": _due_today(now),
    }
    return tabs[tab]


def _due_today(now: datetime) -> ColumnElement[bool]:
    """Ends with this day: after now, and not later than the next midnight."""
    return and_(WorkItem.due_at > now, WorkItem.due_at <= start_of(day_of(now) + timedelta(days=1)))


def _same_case() -> ColumnElement[bool]:
    return and_(CaseFile.area_id == WorkItem.area_id, CaseFile.id == WorkItem.case_id)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _literals(after: After) -> Sequence[ColumnElement[Any]]:
    return literal(after.due_at, WorkItem.due_at.type), literal(after.item_id)
