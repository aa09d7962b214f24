"""What comes next after an act, as the person who acted is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.identity.access import refusal_to_work
from app.identity.actor import Actor
from app.identity.posts import ORGANISATION_KINDS
from app.storage.records import Organisation, WorkItem
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NextWork:
    """A task that was opened. `work_item_id` is given where the actor may do it (`mine`).

    `organisation` is a name to show, `post` a post's code, `due` the moment at which the period is over.
    """

    work_item_id: str | None
    name: str
    organisation: str
    post: str | None
    due: datetime | None
    mine: bool


def next_work(unit: UnitOfWork, actor: Actor, opened: Iterable[WorkItem]) -> tuple[NextWork, ...]:
    """The opened tasks in the order of their opening."""
    return tuple(_next(unit, actor, item) for item in opened)


def _next(unit: UnitOfWork, actor: Actor, item: WorkItem) -> NextWork:
    mine = refusal_to_work(actor, item, area_has_tpa=True) is None
    return NextWork(
        work_item_id=item.id if mine else None,
        name=item.name,
        organisation=_organisation(unit, item),
        post=item.post,
        due=item.due_at,
        mine=mine,
    )


def _organisation(unit: UnitOfWork, item: WorkItem) -> str:
    if item.organisation_id is None:
        return ORGANISATION_KINDS.get(item.organisation_kind or "", "")
    found = unit.session.get(Organisation, (item.area_id, item.organisation_id))
    return found.name if found else ""
