"""The message lists of accounts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.storage.records import CaseFile, Notification


def messages_of(
    session: Session, area_id: str, account_id: str, *, unread: bool, before: str, most: int
) -> list[tuple[Notification, str | None]]:
    """Messages with the number of their case, the latest first, those before an id."""
    query = (
        select(Notification, CaseFile.number)
        .outerjoin(
            CaseFile, (CaseFile.area_id == Notification.area_id) & (CaseFile.id == Notification.case_id)
        )
        .where(Notification.area_id == area_id, Notification.account_id == account_id)
        .order_by(Notification.id.desc())
        .limit(most)
    )
    if unread:
        query = query.where(Notification.read_at.is_(None))
    if before:
        query = query.where(Notification.id < before)
    return [(message, number) for message, number in session.execute(query)]


def mark_read_about(session: Session, area_id: str, account_id: str, now: datetime, subject: str) -> None:
    """Notes that an account knows what its messages about a thing say, because it has dealt with it."""
    about = select(Notification.id).where(
        Notification.area_id == area_id,
        Notification.account_id == account_id,
        Notification.subject == subject,
    )
    mark_read(session, area_id, account_id, now, session.scalars(about).all())


def mark_read(
    session: Session, area_id: str, account_id: str, now: datetime, ids: Collection[str] | None
) -> None:
    """Notes that an account has read these messages, or all of its messages; the first reading counts."""
    statement = (
        update(Notification)
        .where(
            Notification.area_id == area_id,
            Notification.account_id == account_id,
            Notification.read_at.is_(None),
        )
        .values(read_at=now)
    )
    if ids is not None:
        statement = statement.where(Notification.id.in_(ids))
    session.execute(statement)
