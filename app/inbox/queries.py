"""The inbox reads rows of work items: five statements a page, whatever stands in it.

Saved workflows are never opened here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, literal, or_, select, tuple_

from app.identity.actor import Actor
from app.identity.queries import Surroundings, surroundings_of, workable
from app.inbox.filters import FAR, After, Asked
from app.storage.records import Account, CaseFile, Clock, Membership, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of, start_of

PAGE = 30


@dataclass(frozen=True)
class Counts:
    """How many tasks each tab holds."""

    mine: int
    group: int
    overdue: int
    today: int


@dataclass(frozen=True)
class Line:
    """One row of the inbox, with what may be shown of the party without revealing it.

    `absent` is the name of the colleague who holds the task and in whose place the person stands, or "".
    """

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
    absent: str = ""

    @property
    def place(self) -> After:
        """Where the line stands in the order."""
        return After(self.due_at or FAR, self.id)


@dataclass
class Desk:
    """The work that lies before one person at one moment."""

    unit: UnitOfWork
    actor: Actor

    @cached_property
    def counts(self) -> Counts:
        """What the navigation and the tabs show."""
        tabs = (self._of_tab(tab) for tab in ("mine", "group", "overdue", "today"))
        row: Any = self.unit.session.execute(select(*map(_how_many, tabs)).where(self._in_sight)).one()
        return Counts(*row)

    def page(self, asked: Asked) -> tuple[list[Line], After | None]:
        """What falls due first on top, and where the next page begins (None: nowhere)."""
        due = func.coalesce(WorkItem.due_at, literal(FAR, WorkItem.due_at.type))
        query = _lines().where(self._in_sight, self._of_tab(asked.tab)).order_by(due, WorkItem.id)
        if asked.kind:
            query = query.where(CaseFile.kind == asked.kind)
        if asked.task:
            query = query.where(WorkItem.name == asked.task)
        if asked.after:
            after = literal(asked.after.due_at, WorkItem.due_at.type), literal(asked.after.item_id)
            query = query.where(tuple_(due, WorkItem.id) > tuple_(*after))
        lines = [self._line(row) for row in self.unit.session.execute(query.limit(PAGE + 1))]
        return lines[:PAGE], (lines[PAGE - 1].place if len(lines) > PAGE else None)

    def kinds_and_tasks(self) -> tuple[list[str], list[str]]:
        """What the filters offer: the kinds of cases and the names of tasks that are in sight now."""
        found = select(CaseFile.kind, WorkItem.name).join_from(WorkItem, CaseFile, _same_case())
        rows = self.unit.session.execute(found.where(self._in_sight).distinct()).all()
        return sorted({row.kind for row in rows}), sorted({row.name for row in rows})

    def line(self, item_id: str) -> Line | None:
        """One row, as it is shown after it was claimed or put back; None when it is out of sight."""
        row = self.unit.session.execute(_lines().where(self._in_sight, WorkItem.id == item_id)).one_or_none()
        return self._line(row) if row else None

    def next_of_mine(self) -> Line | None:
        """The task that falls due first of the person's own and of those held in a colleague's place."""
        lines, _ = self.page(Asked("mine"))
        return lines[0] if lines else None

    @cached_property
    def _in_sight(self) -> ColumnElement[bool]:
        """Open work that the person may do and that nobody else has claimed who is at work."""
        free = or_(WorkItem.claimed_by.is_(None), self._mine)
        may_work = workable(self.actor, self._surroundings.third_party_works)
        return and_(WorkItem.state == "open", free, may_work)

    @property
    def _mine(self) -> ColumnElement[bool]:
        """What the person has claimed, or an absent colleague in whose place the person stands."""
        return WorkItem.claimed_by.in_([self.actor.account_id, *self._surroundings.absent])

    @cached_property
    def _surroundings(self) -> Surroundings:
        return surroundings_of(self.unit, self.actor)

    def _line(self, row: Row[WorkItem, str, str, str, str, str]) -> Line:
        item, number, kind, party, clock_id, clock_state = row
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
            absent=self._surroundings.absent.get(item.claimed_by or "", ""),
        )

    def _of_tab(self, tab: str) -> ColumnElement[bool]:
        now = self.unit.moment
        midnight = start_of(day_of(now) + timedelta(days=1))
        tabs = {
            "mine": self._mine,
            "group": WorkItem.claimed_by.is_(None),
            "overdue": WorkItem.due_at <= now,
            # A period that ends with this day is stored as the next midnight.
            "today": and_(WorkItem.due_at > now, WorkItem.due_at <= midnight),
        }
        return tabs[tab]


def _lines() -> Select[WorkItem, str, str, str, str, str]:
    clock = and_(
        Clock.area_id == WorkItem.area_id,
        Clock.case_id == WorkItem.case_id,
        Clock.name == WorkItem.clock,
        Clock.state != "ended",
    )
    return (
        select(WorkItem, CaseFile.number, CaseFile.kind, CaseFile.party, Clock.id, Clock.state)
        .join_from(WorkItem, CaseFile, _same_case())
        .outerjoin(Clock, clock)
    )


def _same_case() -> ColumnElement[bool]:
    return and_(CaseFile.area_id == WorkItem.area_id, CaseFile.id == WorkItem.case_id)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def colleagues(unit: UnitOfWork, actor: Actor) -> list[tuple[str, str]]:
    """Others who hold one of the actor's posts in the same organisation today: (account id, name)."""
    today = day_of(unit.moment)
    held = or_(
        *(
            and_(Membership.organisation_id == each.organisation_id, Membership.post == each.post)
            for each in actor.memberships
        )
    )
    rows = unit.session.execute(
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.area_id == actor.area_id,
            held,
            Membership.since <= today,
            or_(Membership.until.is_(None), Membership.until >= today),
            Account.state == "active",
            Account.id != actor.account_id,
        )
        .distinct()
        .order_by(Account.name)
    )
    return [(account_id, name) for account_id, name in rows]
