"""A timer event whose moment has come."""

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.casework.cases.steps import record_step
from app.casework.clocks.timer_work import NEVER
from app.casework.clocks.timers import next_round
from app.engine.interface import Step
from app.storage import due_work
from app.storage.records import DueWork, Wait
from app.storage.repositories import load_instance, open_state
from app.storage.unit_of_work import UnitOfWork


def fire_timer(unit: UnitOfWork, work: DueWork) -> None:
    """Fires the timer if the instance still waits for it and its clock has not moved away."""
    case, instance = load_instance(unit, work.area_id, work.instance_id or "")
    wait = unit.session.get(Wait, (work.area_id, instance.id, str(work.details["wait"])))
    if wait is None or instance.status != "running":
        due_work.finish(unit, work)
        return
    if wait.due_at is None or wait.due_at > unit.moment:
        work.due_at, work.attempts = wait.due_at or NEVER, 0
        return
    at_hand = take_in_hand(unit, case, instance)
    place = {
        "process_id": wait.process_id,
        "element_id": wait.element_id,
        "path": wait.path,
        "task_id": wait.id,
    }
    at_hand.note("timer_fired", payload={"due": work.due_at}, **place)
    engine, state = unit.tools.engine, open_state(unit, instance)
    step = engine.fire(at_hand.release.definition, state, wait.id, StepHost(at_hand))
    record_step(at_hand, instance, step)
    _finish_or_wait_again(at_hand, work, wait, step)


def _finish_or_wait_again(at_hand: CaseAtHand, work: DueWork, wait: Wait, step: Step) -> None:
    again = next((each.cycle for each in step.waits if each.id == wait.id), None)
    if again is None:
        due_work.finish(at_hand.unit, work)
        return
    wait.due_at = work.due_at = next_round(again, work.due_at)
    work.attempts = 0
