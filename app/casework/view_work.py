"""A task as its page shows it: read without a lock, nothing moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.case_at_hand import CaseAtHand, take_in_hand
from app.casework.host import StepHost
from app.casework.pinned_release import PinnedRelease
from app.casework.submissions import form_context
from app.domain.errors import NotFound, Refusal
from app.engine.elements import Element
from app.forms import Form, FormContext
from app.identity.access import may_see_case, refusal_to_work
from app.identity.actor import Actor
from app.identity.queries import area_has_tpa, involved_in
from app.storage.records import CaseFile, Draft, Instance, WorkItem
from app.storage.repositories import open_state
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedDraft:
    """What the person had typed in: raw values, and when they were kept."""

    values: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True)
class WorkView:
    """One task of a case. `refusal` says why the actor may not do it, None where nothing is against it."""

    case: CaseFile
    item: WorkItem
    release: PinnedRelease
    element: Element
    form: Form
    context: FormContext
    draft: SavedDraft | None
    refusal: Refusal | None


def view_work(unit: UnitOfWork, actor: Actor, work_item_id: str) -> WorkView:
    """The task with its form. Raises NotFound where the actor may neither do it nor see its case."""
    item = unit.session.get(WorkItem, (actor.area_id, work_item_id))
    if item is None:
        raise NotFound()
    case = unit.session.get_one(CaseFile, (item.area_id, item.case_id))
    refusal = refusal_to_work(actor, item, area_has_tpa(unit.session, item.area_id))
    involved = involved_in(unit.session, item.area_id, item.case_id) if refusal else ()
    if refusal is not None and not may_see_case(actor, case, involved=involved):
        raise NotFound()
    instance = unit.session.get_one(Instance, (item.area_id, item.instance_id))
    at_hand = take_in_hand(unit, case, instance, actor)
    return WorkView(
        case=case,
        item=item,
        release=at_hand.release,
        element=at_hand.release.definition.element(item.process_id, item.element_id),
        form=at_hand.release.form(item.form_id or ""),
        context=form_context(at_hand, actor, _data_of_task(at_hand, instance, item)),
        draft=_draft(unit, actor, item),
        refusal=refusal,
    )


def _data_of_task(at_hand: CaseAtHand, instance: Instance, item: WorkItem) -> Mapping[str, object]:
    """The process data that the task sees; empty once it is over."""
    if item.state != "open":
        return {}
    engine, definition = at_hand.unit.tools.engine, at_hand.release.definition
    step = engine.look(definition, open_state(at_hand.unit, instance), StepHost(at_hand))
    return next((task.data for task in step.open if task.task_id == item.task_id), {})


def _draft(unit: UnitOfWork, actor: Actor, item: WorkItem) -> SavedDraft | None:
    row = unit.session.get(Draft, (item.area_id, item.id, actor.account_id))
    return SavedDraft(unit.vault.read(row, "values"), row.saved_at) if row else None
