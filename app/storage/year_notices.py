"""The yearly holiday notices as entered, and the clocks that a notice concerns."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, select, text
from sqlalchemy.orm import Session

from app.storage.records import Account, Area, CaseFile, Clock, ClockEntry, WorkItem, YearNotice
from app.storage.subjects import accounts_of_subject
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def notice_rows(session: Session) -> Sequence[YearNotice]:
    """All notices that were entered, the latest year and revision first."""
    order = (YearNotice.year.desc(), YearNotice.revision.desc())
    return session.scalars(select(YearNotice).order_by(*order)).all()


def hold_calendar(session: Session) -> None:
    """Waits until nobody counts by the notices, and lets nobody begin to before this unit ends.

    Otherwise a clock started meanwhile by the old calendar would be overlooked. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE year_notice IN ACCESS EXCLUSIVE MODE"))


def cases_crossing(session: Session, first: date, last: date) -> list[tuple[str, str]]:
    """Area and id of every case with an open clock whose count walks over one of the days."""
    rows = session.execute(
        select(Clock.area_id, Clock.case_id)
        .where(_crosses(first, last))
        .distinct()
        .order_by(Clock.area_id, Clock.case_id)
    )
    return [(area_id, case_id) for area_id, case_id in rows]


def clocks_crossing(
    session: Session, first: date, last: date
) -> Iterator[tuple[CaseFile, Area, Clock, list[ClockEntry]]]:
    """The same clock by clock, each with its case, its area and its ledger, in the order of case numbers."""
    rows = session.execute(
        select(CaseFile, Area, Clock, ClockEntry)
        .join(Clock, (Clock.area_id == CaseFile.area_id) & (Clock.case_id == CaseFile.id))
        .join(Area, Area.id == CaseFile.area_id)
        .join(ClockEntry, (ClockEntry.area_id == Clock.area_id) & (ClockEntry.clock_id == Clock.id))
        .where(_crosses(first, last))
        .order_by(CaseFile.area_id, CaseFile.number, Clock.id, ClockEntry.seq)
    )
    for _, group in groupby(rows, key=lambda row: row[2].id):
        lines: list[Any] = list(group)
        case, area, clock, _ = lines[0]
        yield case, area, clock, [entry for *_, entry in lines]


def concerned_by_clock(unit: UnitOfWork, case: CaseFile, clock_id: str) -> frozenset[str]:
    """Accounts to tell of a changed due day: who handles what follows it, who opened the case, the party."""
    items = unit.session.execute(
        select(WorkItem.claimed_by, WorkItem.candidates, WorkItem.clock_id).where(
            WorkItem.area_id == case.area_id, WorkItem.case_id == case.id, WorkItem.state == "open"
        )
    ).all()
    following = [item for item in items if item.clock_id == clock_id] or items
    named = [(item.claimed_by,) if item.claimed_by else item.candidates or () for item in following]
    wanted = {case.opened_by, *(account for accounts in named for account in accounts)}
    wanted.update(accounts_of_subject(unit.session, case, day_of(unit.moment)))
    existing = select(Account.id).where(Account.state == "active", Account.id.in_(wanted))
    return frozenset(unit.session.scalars(existing))


def _crosses(first: date, last: date) -> ColumnElement[bool]:
    # A clock that is stopped without an end has no due day: it is counted by the new notice when it goes on.
    return and_(Clock.state != "ended", Clock.started_on < last, Clock.due_on >= first)
