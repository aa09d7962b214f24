"""A task as its page shows it: read without a lock, nothing moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.absences.standing_in import absent_holder
from app.casework.absences.taking_over import check_may_take_over
from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.papers.submissions import form_context
from app.casework.releases.pinned_release import PinnedRelease
from app.casework.tasks.task_data import surroundings_of
from app.domain.errors import CannotTakeOver, NotFound, Refusal
from app.engine.reading.elements import Element
from app.forms import Form, FormContext
from app.identity.access import may_see_case, refusal_to_work
from app.identity.actor import Actor
from app.identity.queries import involved_in
from app.storage.records import Account, CaseFile, Draft, WorkItem
from app.storage.shown_work import ShownWork, load_work_to_show
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedDraft:
    """What the person had typed in: raw values, and when they were kept."""

    values: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True)
class WorkView:
    """One task of a case. `refusal` says why the actor may not do it, None where nothing is against it.

    `absent` is the colleague who holds the task and in whose place the actor stands today.
    """

    case: CaseFile
    item: WorkItem
    at_hand: CaseAtHand
    element: Element
    form: Form
    context: FormContext
    draft: SavedDraft | None
    refusal: Refusal | None
    absent: Account | None = None

    @property
    def release(self) -> PinnedRelease:
        """The release that the case follows."""
        return self.at_hand.release


def view_work(unit: UnitOfWork, actor: Actor, work_item_id: str) -> WorkView:
    """The task with its form. Raises NotFound where the actor may neither do it nor see its case."""
    shown = load_work_to_show(unit, actor.area_id, work_item_id, actor.account_id)
    case, item = shown.case, shown.item
    absent = absent_holder(unit, actor, item) if item.state == "open" else None
    refusal = _refusal(unit, actor, shown, absent)
    involved = involved_in(unit.session, item.area_id, item.case_id) if refusal else ()
    if refusal is not None and not may_see_case(actor, case, involved=involved):
        raise NotFound()
    at_hand = take_in_hand(unit, case, shown.instance, actor, shown.clocks)
    at_hand.facts.found_with_case(shown.party)
    form = at_hand.release.form(item.form_id or "")
    around = surroundings_of(at_hand, shown.instance, item)
    return WorkView(
        case=case,
        item=item,
        at_hand=at_hand,
        element=at_hand.release.definition.element(item.process_id, item.element_id),
        form=form,
        context=form_context(at_hand, actor, around.data, form, around.scope),
        draft=_draft(unit, shown, absent),
        refusal=refusal,
        absent=absent,
    )


def _refusal(unit: UnitOfWork, actor: Actor, shown: ShownWork, absent: Account | None) -> Refusal | None:
    if absent is None:
        return refusal_to_work(actor, shown.item, shown.third_party_works)
    try:
        check_may_take_over(unit, actor, shown.item)
    except CannotTakeOver as refusal:
        return refusal
    return None


def _draft(unit: UnitOfWork, shown: ShownWork, absent: Account | None) -> SavedDraft | None:
    """What the person has typed in; who stands in goes on with what the absent colleague has."""
    row = shown.draft
    if row is None and absent is not None:
        row = unit.session.get(Draft, (shown.item.area_id, shown.item.id, absent.id))
    return SavedDraft(unit.vault.read(row, "values"), row.saved_at) if row else None
