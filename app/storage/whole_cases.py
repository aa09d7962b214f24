"""What a check of all cases reads: cases in order, and what each waits for."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import CaseFile, DueWork, Incident, Instance, Wait, WorkItem

_AT_ONCE = 500


def all_cases(session: Session) -> Iterator[CaseFile]:
    """Every case of every area, in the order of their keys, a few hundred in memory at a time."""
    last: tuple[str, str] | None = None
    while True:
        query = select(CaseFile).order_by(CaseFile.area_id, CaseFile.id).limit(_AT_ONCE)
        if last is not None:
            area_id, case_id = last
            later = (CaseFile.area_id > area_id) | ((CaseFile.area_id == area_id) & (CaseFile.id > case_id))
            query = query.where(later)
        page = session.scalars(query).all()
        yield from page
        if len(page) < _AT_ONCE:
            return
        last = (page[-1].area_id, page[-1].id)


def open_tasks(session: Session, instance: Instance) -> frozenset[str]:
    """The engine's ids of the open work items of an instance."""
    query = select(WorkItem.task_id).where(
        WorkItem.area_id == instance.area_id, WorkItem.instance_id == instance.id, WorkItem.state == "open"
    )
    return frozenset(session.scalars(query))


def waiting_timers(session: Session, instance: Instance) -> frozenset[str]:
    """The engine's ids of the timers that have a row."""
    query = select(Wait.id).where(Wait.area_id == instance.area_id, Wait.instance_id == instance.id)
    return frozenset(session.scalars(query))


def timers_at_work(session: Session, instance: Instance) -> frozenset[str]:
    """The subjects of the timers that the scheduler will fire, or has set aside with an incident."""
    query = select(DueWork.subject).where(
        DueWork.area_id == instance.area_id,
        DueWork.instance_id == instance.id,
        DueWork.kind == "timer",
        DueWork.state.in_(("waiting", "parked")),
    )
    return frozenset(session.scalars(query))


def has_open_incident(session: Session, case: CaseFile) -> bool:
    """Whether somebody has been asked to look at the case."""
    query = select(Incident.id).where(
        Incident.area_id == case.area_id, Incident.case_id == case.id, Incident.state == "open"
    )
    return session.scalars(query.limit(1)).one_or_none() is not None
