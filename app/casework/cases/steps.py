"""Writes down what one step of the engine did: state, tasks, timers, messages, clocks, in one transaction."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.clocks.timers import follow_timers
from app.casework.messages.outgoing import send_throws
from app.casework.tasks.work_items import follow_tasks
from app.domain.scopes import WHOLE_CASE
from app.engine.interface import Happening, Node, Step
from app.storage.records import Instance, WorkItem
from app.storage.repositories import save_state
from app.workcalendar.legal_clock import Act
from app.workcalendar.moments import day_of


def record_step(at_hand: CaseAtHand, instance: Instance, step: Step) -> tuple[WorkItem, ...]:
    """Saves the next state and all that follows from the step; the tasks that it opened.

    The caller holds the case's lock. Raises ConcurrentChange where another step was saved first.
    """
    unit = at_hand.unit
    unit.point("step")
    save_state(unit, instance, step.state, ended_as=step.ended)
    return record_consequences(at_hand, instance, step)


def record_consequences(at_hand: CaseAtHand, instance: Instance, step: Step) -> tuple[WorkItem, ...]:
    """The same for an instance whose state has been saved."""
    _note_cancelled(at_hand, step)
    _leave_scopes(at_hand, step)
    at_hand.note("step_saved", actor_id=None, post=None, payload={"version": instance.version})
    opened = follow_tasks(at_hand, instance, step)
    follow_timers(at_hand, instance, step)
    send_throws(at_hand, step)
    if step.ended is not None:
        _end_case(at_hand, step.ended)
    at_hand.clocks.save()
    return opened


def _note_cancelled(at_hand: CaseAtHand, step: Step) -> None:
    """Notes what a step withdrew; what it completed the host has noted on the way."""
    for happening in step.happenings:
        if happening.kind == "cancelled":
            at_hand.note("element_cancelled", **_place(happening))


def _leave_scopes(at_hand: CaseAtHand, step: Step) -> None:
    """Ends the clocks of the calls and repeated parts that a step left, by whatever way."""
    moment = at_hand.unit.moment
    for happening in step.happenings:
        if happening.kind in ("completed", "cancelled") and _opens_scope(at_hand, happening.node):
            act = Act(moment, actor=at_hand.actor_id or "", element=happening.node.element_id)
            at_hand.clocks.end_within(happening.node.opens, day_of(moment), act)


def _opens_scope(at_hand: CaseAtHand, node: Node) -> bool:
    element = at_hand.release.definition.element(node.process_id, node.element_id)
    return element.kind == "callActivity" or (element.kind == "subProcess" and node.instance is not None)


def _place(happening: Happening) -> Mapping[str, object]:
    node = happening.node
    return {
        "actor_id": None,
        "post": None,
        "process_id": node.process_id,
        "element_id": node.element_id,
        "path": "/".join(node.path),
        "task_id": node.task_id,
    }


def _end_case(at_hand: CaseAtHand, outcome: str) -> None:
    case, moment = at_hand.case, at_hand.unit.moment
    case.state, case.outcome, case.ended_at = "ended", outcome, moment
    act = Act(moment, actor=at_hand.actor_id or "", element=outcome)
    at_hand.clocks.end_within(WHOLE_CASE, day_of(moment), act)
    at_hand.note("case_ended", payload={"outcome": outcome})
