"""Keeping what somebody has typed, unchecked, until it is submitted."""

from collections.abc import Mapping

from app.casework.permission_to_work import work_item_facts
from app.casework.standing_in import check_may_act
from app.domain.work_item import check_may_claim
from app.identity.actor import Actor
from app.storage import drafts
from app.storage.repositories import load_work
from app.storage.unit_of_work import UnitOfWork


def save_draft(
    unit: UnitOfWork,
    actor: Actor,
    work_item_id: str,
    values: Mapping[str, object],
    *,
    form_version: str = "",
) -> None:
    """Keeps the actor's raw values of a task's form, instead of earlier ones.

    Raises NotFound, NotPermitted, CannotTakeOver, TaskTaken, TaskAlreadyDone, TaskCancelled.
    """
    _, _, item = load_work(unit, actor.area_id, work_item_id)
    absent = check_may_act(unit, actor, item)
    check_may_claim(work_item_facts(unit, item, actor), absent.id if absent else actor.account_id)
    drafts.save_draft(unit, item, actor.account_id, form_version, values)
