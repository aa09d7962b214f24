"""Who is away and who stands in meanwhile."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import BindParameter, ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.storage.records import Absence, Account, CaseFile, WorkItem


def in_force(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """The condition for an absence that holds on a day."""
    return and_(Absence.since <= day, Absence.until >= day, Absence.ended_at.is_(None))


def stands_in(session: Session, area_id: str, substitute: str, absent: str, day: date) -> bool:
    """Whether one account does the work of another on a day."""
    statement = exists().where(
        Absence.area_id == area_id,
        Absence.substitute_id == substitute,
        Absence.account_id == absent,
        in_force(day),
    )
    return bool(session.scalar(select(statement)))


def substitutes_of(session: Session, area_id: str, accounts: Collection[str], day: date) -> list[str]:
    """Who does the work of those of the accounts that are away on a day."""
    rows = session.scalars(
        select(Absence.substitute_id).where(
            Absence.area_id == area_id, Absence.account_id.in_(accounts), in_force(day)
        )
    )
    return list(rows)


def absences_meeting(
    session: Session, area_id: str, account_id: str, since: date, until: date
) -> Sequence[Absence]:
    """The absences on any of the days in which the account is away or stands in."""
    concerned = or_(Absence.account_id == account_id, Absence.substitute_id == account_id)
    return session.scalars(
        select(Absence)
        .where(
            Absence.area_id == area_id,
            concerned,
            Absence.since <= until,
            Absence.until >= since,
            Absence.ended_at.is_(None),
        )
        .order_by(Absence.since, Absence.id)
    ).all()


def absences_from(
    session: Session, area_id: str, day: date, accounts: Collection[str]
) -> list[tuple[Absence, str, str]]:
    """What is in force or to come from a day on and concerns one of the accounts, with both names."""
    absent, substitute = aliased(Account), aliased(Account)
    rows = session.execute(
        select(Absence, absent.name, substitute.name)
        .join(absent, absent.id == Absence.account_id)
        .join(substitute, substitute.id == Absence.substitute_id)
        .where(
            Absence.area_id == area_id,
            or_(Absence.account_id.in_(accounts), Absence.substitute_id.in_(accounts)),
            Absence.until >= day,
            Absence.ended_at.is_(None),
        )
        .order_by(Absence.since, Absence.id)
    )
    return [(absence, name, other) for absence, name, other in rows]


def open_work_of(session: Session, area_id: str, account_id: str) -> list[tuple[WorkItem, CaseFile]]:
    """The open tasks that an account has claimed, each with its case, what falls due first on top."""
    rows = session.execute(
        select(WorkItem, CaseFile)
        .join(CaseFile, and_(CaseFile.area_id == WorkItem.area_id, CaseFile.id == WorkItem.case_id))
        .where(WorkItem.area_id == area_id, WorkItem.claimed_by == account_id, WorkItem.state == "open")
        .order_by(WorkItem.due_at.is_(None), WorkItem.due_at, WorkItem.id)
    )
    return [(item, case) for item, case in rows]
