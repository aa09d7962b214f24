"""Completing a task: the whole step, from the check of the form to the next waiting point."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.absences.standing_in import check_may_act
from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.casework.cases.incidents import FAULTS_OF_MATERIALS, CaseStuck
from app.casework.cases.steps import record_step
from app.casework.papers.submissions import check_version, form_context, keep_submission
from app.casework.tasks.next_work import NextWork, next_work
from app.casework.tasks.permission_to_work import acting_post, check_apart, work_item_facts
from app.domain.errors import ConcurrentChange
from app.domain.scopes import Scope
from app.domain.work_item import check_holds
from app.engine.interface import NotOpen, Step
from app.engine.process_engine import HeldTask, ProcessEngine
from app.forms import Form
from app.identity.actor import Actor
from app.storage.drafts import remove_drafts
from app.storage.loaded_work import LoadedWork, load_work_for_step
from app.storage.records import Account, WorkItem
from app.storage.repositories import complete_item, open_state
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Completed:
    """What became of a case: the tasks that were opened, and its end event's id where it ended."""

    case_id: str
    next: tuple[NextWork, ...]
    ended: str | None


def complete_work(
    unit: UnitOfWork,
    actor: Actor,
    work_item_id: str,
    values: Mapping[str, object],
    *,
    form_version: str | None = None,
) -> Completed:
    """Completes a task that the actor holds, or an absent colleague, with the values of its form.

    Raises NotFound, NotPermitted, TaskAlreadyDone (who, when), TaskCancelled, TaskTaken, TaskNotClaimed,
    StaleForm, InvalidSubmission, SeparationOfDuties, RecusalRequired, CannotTakeOver, ConcurrentChange, and
    what recorders refuse. All or nothing.
    """
    loaded = load_work_for_step(unit, actor.area_id, work_item_id, actor.account_id)
    unit.point("load")
    absent = _check(unit, actor, loaded)
    at_hand = take_in_hand(unit, loaded.case, loaded.instance, actor, loaded.clocks)
    at_hand.post, at_hand.absent = acting_post(actor, loaded.item), absent
    try:
        step = _step(at_hand, loaded, actor, values, form_version)
        opened = record_step(at_hand, loaded.instance, step)
    except FAULTS_OF_MATERIALS as failure:
        raise CaseStuck(at_hand, failure) from failure
    return Completed(loaded.case.id, next_work(unit, actor, opened), step.ended)


def _check(unit: UnitOfWork, actor: Actor, loaded: LoadedWork) -> Account | None:
    """The absent colleague in whose place the actor completes the task, if there is one."""
    absent = check_may_act(unit, actor, loaded.item)
    check_holds(work_item_facts(unit, loaded.item, actor), absent.id if absent else actor.account_id)
    if loaded.acted_before or loaded.withdrew:
        check_apart(unit, actor, loaded.item)
    return absent


def _step(
    at_hand: CaseAtHand,
    loaded: LoadedWork,
    actor: Actor,
    values: Mapping[str, object],
    form_version: str | None,
) -> Step:
    form = at_hand.release.form(loaded.item.form_id or "")
    check_version(form, form_version)
    held = _held_task(at_hand, loaded)
    at_hand.data = held.task.data
    clean = form.check(values, form_context(at_hand, actor, at_hand.data, form, held.task.scope))
    _end_item(at_hand, loaded, actor)
    _keep(at_hand, loaded.item, form, clean, held.task.scope)
    return held.complete(clean)


def _held_task(at_hand: CaseAtHand, loaded: LoadedWork) -> HeldTask:
    """The task as the engine has it. Raises ConcurrentChange where the state does not know it."""
    engine: ProcessEngine = at_hand.unit.tools.engine
    state = open_state(at_hand.unit, loaded.instance)
    try:
        return engine.hold(at_hand.release.definition, state, loaded.item.task_id, StepHost(at_hand))
    except NotOpen as error:
        raise ConcurrentChange() from error


def _end_item(at_hand: CaseAtHand, loaded: LoadedWork, actor: Actor) -> None:
    holder = at_hand.absent.id if at_hand.absent else None
    if not complete_item(at_hand.unit, loaded.item, actor.account_id, holder=holder):
        raise ConcurrentChange()
    if loaded.has_draft:
        remove_drafts(at_hand.unit, loaded.item)


def _keep(
    at_hand: CaseAtHand, item: WorkItem, form: Form, values: Mapping[str, object], scope: Scope
) -> None:
    """Stores the submission, and notes who completed the task with which version of its form."""
    element = at_hand.release.definition.element(item.process_id, item.element_id)
    submission = keep_submission(
        at_hand, element, form, values, path=item.path, scope=scope, work_item_id=item.id
    )
    at_hand.note(
        "work_completed",
        process_id=item.process_id,
        element_id=item.element_id,
        path=item.path,
        task_id=item.task_id,
        form_version=form.version,
        payload={"submission": submission, "work_item": item.id, **at_hand.in_whose_place},
    )
