"""What several screens ask of a case, and the calendar that counts its clocks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.identity.queries import visible
from app.storage.records import (
    Account,
    CaseFile,
    Document,
    Instance,
    JournalEntry,
    Wait,
    WorkItem,
)
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OpenTask:
    """A task that a case waits for now."""

    id: str
    name: str
    post: str | None
    due_at: datetime | None
    provisional: bool
    holder: str | None


def journal_entries(unit: UnitOfWork, area_id: str, case_id: str) -> list[tuple[JournalEntry, str | None]]:
    """The lines of a case's journal in order, each with the name of who acted."""
    rows = unit.session.execute(
        select(JournalEntry, Account.name)
        .outerjoin(Account, Account.id == JournalEntry.actor_id)
        .where(JournalEntry.area_id == area_id, JournalEntry.case_id == case_id)
        .order_by(JournalEntry.seq)
    )
    return [(entry, name) for entry, name in rows]


def case_in_sight(unit: UnitOfWork, actor: Actor, case_id: str) -> CaseFile:
    """The case. Raises NotFound alike for none, for another area's and for one that the actor may not see."""
    query = select(CaseFile).where(CaseFile.area_id == actor.area_id, CaseFile.id == case_id, visible(actor))
    case = unit.session.scalars(query).one_or_none()
    if case is None:
        raise NotFound()
    return case


def document_in_sight(unit: UnitOfWork, actor: Actor, document_id: str) -> Document:
    """A letter of a case that the actor may see. Raises NotFound."""
    document = unit.session.get(Document, (actor.area_id, document_id))
    if document is None:
        raise NotFound()
    case_in_sight(unit, actor, document.case_id)
    return document


def open_tasks(unit: UnitOfWork, area_id: str, case_ids: Collection[str]) -> dict[str, list[OpenTask]]:
    """What cases wait for, by case, the nearest deadline first."""
    rows = unit.session.execute(
        select(WorkItem, Account.name)
        .outerjoin(Account, Account.id == WorkItem.claimed_by)
        .where(WorkItem.area_id == area_id, WorkItem.case_id.in_(case_ids), WorkItem.state == "open")
        .order_by(WorkItem.due_at.is_(None), WorkItem.due_at, WorkItem.id)
    )
    found: dict[str, list[OpenTask]] = {}
    for item, holder in rows:
        task = OpenTask(item.id, item.name, item.post, item.due_at, item.provisional, holder)
        found.setdefault(item.case_id, []).append(task)
    return found


def open_tasks_of(unit: UnitOfWork, case: CaseFile) -> list[OpenTask]:
    """What one case waits for."""
    return open_tasks(unit, case.area_id, [case.id]).get(case.id, [])


@dataclass(frozen=True)
class Awaited:
    """A moment that a case waits for."""

    name: str
    due_at: datetime | None


def awaited_moments(unit: UnitOfWork, area_id: str, case_ids: Collection[str]) -> dict[str, list[Awaited]]:
    """The timers of cases by case, the next one first, named as in the diagram that each case follows."""
    rows = unit.session.execute(
        select(Wait, Instance.release_id, Instance.process_id)
        .join(Instance, (Instance.area_id == Wait.area_id) & (Instance.id == Wait.instance_id))
        .where(Wait.area_id == area_id, Wait.case_id.in_(case_ids))
        .order_by(Wait.due_at.is_(None), Wait.due_at)
    )
    found: dict[str, list[Awaited]] = {}
    for wait, release_id, process_id in rows:
        release = unit.tools.catalogue.release(unit, release_id, process_id)
        element = release.definition.element(wait.process_id, wait.element_id)
        found.setdefault(wait.case_id, []).append(Awaited(element.name, wait.due_at))
    return found
