"""Keeping what somebody has typed, unchecked, until it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.casework.absences.standing_in import check_may_act
from app.casework.tasks.permission_to_work import work_item_facts
from app.domain.errors import DraftChangedElsewhere
from app.domain.work_item import check_may_claim
from app.identity.actor import Actor
from app.storage import drafts
from app.storage.records import Draft
from app.storage.repositories import load_work
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Page:
    """An open page that saves by itself: its name, and the draft from which it was drawn, by its moment."""

    window: str
    drawn_from: datetime | None


def save_draft(
    unit: UnitOfWork,
    actor: Actor,
    work_item_id: str,
    values: Mapping[str, object],
    *,
    form_version: str = "",
    page: Page | None = None,
) -> None:
    """Keeps the actor's raw values of a task's form, instead of earlier ones.

    With a page, none that it has not seen: raises DraftChangedElsewhere where another window has saved since.
    Raises NotFound, NotPermitted, CannotTakeOver, TaskTaken, TaskAlreadyDone, TaskCancelled.
    """
    _, _, item = load_work(unit, actor.area_id, work_item_id)
    absent = check_may_act(unit, actor, item)
    check_may_claim(work_item_facts(unit, item, actor), absent.id if absent else actor.account_id)
    if page is not None:
        _check_seen(unit.session.get(Draft, (item.area_id, item.id, actor.account_id)), page)
    window = page.window if page else None
    drafts.save_draft(unit, item, actor.account_id, form_version, values, window=window)


def _check_seen(draft: Draft | None, page: Page) -> None:
    if draft is not None and draft.window != page.window and draft.saved_at != page.drawn_from:
        raise DraftChangedElsewhere(when=f"{draft.saved_at:%H:%M}")
