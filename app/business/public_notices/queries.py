"""Public notices as those find them who object, and what they have said."""

from collections.abc import Sequence

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from app.business.public_notices.records import Objection, PublicNotice
from app.storage.records import Clock
from app.workcalendar.moments import day_shown_for


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


def running_notices(session: Session, area_id: str, case_id: str) -> Sequence[PublicNotice]:
    """What a case has published and not taken down."""
    return session.scalars(
        select(PublicNotice).where(
            PublicNotice.area_id == area_id, PublicNotice.case_id == case_id, PublicNotice.state == "running"
        )
    ).all()


def repeat_due_day(session: Session, clock: Clock) -> None:
    """Repeats the due day of a clock in the running notices that it closes; a stopped one has none."""
    if clock.due_at is None:
        return
    session.execute(
        update(PublicNotice)
        .where(
            PublicNotice.area_id == clock.area_id,
            PublicNotice.case_id == clock.case_id,
            PublicNotice.clock_id == clock.id,
            PublicNotice.state == "running",
        )
        .values(ends_on=day_shown_for(clock.due_at), ends_at=clock.due_at)
    )
