"""What keeps the due moment of a legal clock: timers and open work. Rooms announce what follows beside."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.storage.records import Clock, Wait, WorkItem


def waits_for_clock(session: Session, clock: Clock) -> Sequence[Wait]:
    """The timers that wait for a legal clock."""
    return session.scalars(
        select(Wait).where(
            Wait.area_id == clock.area_id, Wait.case_id == clock.case_id, Wait.clock_id == clock.id
        )
    ).all()


def follow_instead(session: Session, clock: Clock, earlier: str) -> None:
    """Lets timers and open tasks that followed an earlier clock follow this one."""
    for followers in (Wait, WorkItem):
        session.execute(
            update(followers)
            .where(
                followers.area_id == clock.area_id,
                followers.case_id == clock.case_id,
                followers.clock_id == earlier,
            )
            .values(clock_id=clock.id)
        )


def move_due_of_items(session: Session, clock: Clock) -> None:
    """Repeats a clock's due moment in the open work items that follow it."""
    session.execute(
        update(WorkItem)
        .where(
            WorkItem.area_id == clock.area_id,
            WorkItem.case_id == clock.case_id,
            WorkItem.clock_id == clock.id,
            WorkItem.state == "open",
        )
        .values(due_at=clock.due_at, provisional=clock.provisional)
    )
