"""Public notices as those find them who object, and what they have said."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.storage.records import Objection, PublicNotice


def notice_numbered(session: Session, area_id: str, number: str) -> PublicNotice | None:
    """The notice that was published under a number, locked until the unit ends."""
    return session.scalars(
        select(PublicNotice)
        .where(PublicNotice.area_id == area_id, PublicNotice.number == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def locked_notice(session: Session, area_id: str, notice_id: str) -> PublicNotice:
    """A notice, locked until the unit ends: whoever counts objections must see what others just wrote."""
    return session.get_one(PublicNotice, (area_id, notice_id), with_for_update=True, populate_existing=True)


def open_objections(session: Session, notice: PublicNotice) -> int:
    """How many objections to a notice are not closed yet."""
    return session.scalars(
        select(func.count()).where(
            Objection.area_id == notice.area_id,
            Objection.notice_id == notice.id,
            Objection.state == "open",
        )
    ).one()


def was_upheld(session: Session, notice: PublicNotice) -> bool:
    """Whether one of the objections to a notice was found true."""
    found = exists().where(
        Objection.area_id == notice.area_id, Objection.notice_id == notice.id, Objection.upheld.is_(True)
    )
    return bool(session.scalar(select(found)))
