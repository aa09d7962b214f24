"""What an instance waits for in time: rows, and the work of the scheduler that fires them."""

from datetime import date, datetime, timedelta
from typing import Any

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.clocks.case_clocks import HeldClock
from app.casework.clocks.timer_work import NEVER, timer_subject
from app.engine.interface import Cycle, Step, StepFailed, Wait
from app.feel.values import Duration, YearMonthDuration
from app.storage import due_work
from app.storage.records import Instance
from app.storage.records import Wait as WaitRow
from app.storage.repositories import add_rows, remove_waits
from app.workcalendar.counting import corresponding_day
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI, day_of, start_of


def follow_timers(at_hand: CaseAtHand, instance: Instance, step: Step) -> None:
    """Forgets the timers that fired or were withdrawn, and puts those that a step reached."""
    waiting = {wait.id for wait in step.waits}
    over = {kind: _timers(at_hand, step, kind) - waiting for kind in ("fired", "cancelled")}
    remove_waits(at_hand.unit, instance, over["fired"] | over["cancelled"])
    due_work.cancel(
        at_hand.unit, at_hand.area_id, [timer_subject(instance.id, one) for one in over["cancelled"]]
    )
    entered = {happening.task_id for happening in step.happenings if happening.kind == "entered"}
    reached = [wait for wait in step.waits if wait.kind == "timer" and wait.id in entered]
    add_rows(at_hand.unit, WaitRow, [_row(at_hand, wait) for wait in reached])
    due_work.put(at_hand.unit, at_hand.area_id, [_work(at_hand, wait) for wait in reached])


def next_round(cycle: Cycle, last_due: datetime) -> datetime:
    """When a timer that goes on fires again: counted from the last due moment, so that it does not drift."""
    return after(last_due, cycle.interval)


def after(moment: datetime, length: Duration) -> datetime:
    """The moment that lies a duration later; months end on the corresponding day, or the month's last."""
    if isinstance(length, YearMonthDuration):
        if length.months < 1:
            return moment
        day = corresponding_day(day_of(moment), Length(length.months, Unit.MONTHS))
        return datetime.combine(day, moment.astimezone(SHANGHAI).timetz())
    return moment + timedelta(microseconds=length.nanoseconds // 1000)


def _timers(at_hand: CaseAtHand, step: Step, kind: str) -> set[str]:
    definition = at_hand.release.definition
    return {
        happening.task_id
        for happening in step.happenings
        if happening.kind == kind
        and definition.element(happening.node.process_id, happening.node.element_id).event == "timer"
    }


def _row(at_hand: CaseAtHand, wait: Wait) -> dict[str, Any]:
    return {
        "area_id": at_hand.area_id,
        "instance_id": at_hand.instance_id,
        "id": wait.id,
        "case_id": at_hand.case.id,
        "process_id": wait.process_id,
        "element_id": wait.element_id,
        "path": "/".join(wait.path),
        "kind": wait.kind,
        "message": None,
        "clock_id": held.row.id if (held := _clock(at_hand, wait)) else None,
        "due_at": _due_at(at_hand, wait),
    }


def _work(at_hand: CaseAtHand, wait: Wait) -> due_work.Work:
    about = timer_subject(at_hand.instance_id, wait.id)
    return due_work.Work(
        kind="timer",
        unique_key=f"timer:{about}",
        due_at=_due_at(at_hand, wait) or NEVER,
        subject=about,
        case_id=at_hand.case.id,
        instance_id=at_hand.instance_id,
        details={"wait": wait.id, "element": wait.element_id},
    )


def _due_at(at_hand: CaseAtHand, wait: Wait) -> datetime | None:
    """The moment at which the timer fires; null while its clock is stopped, or where it need not run."""
    if wait.clock is not None:
        held = _clock(at_hand, wait)
        if held is None and at_hand.release.clock(wait.clock).is_optional:
            return None
        if held is None:
            raise StepFailed("期限“{clock}”尚未起算", wait.element_id, clock=wait.clock)
        return held.row.due_at
    if wait.cycle is not None:
        return wait.cycle.start or after(at_hand.unit.moment, wait.cycle.interval)
    return _moment_of(at_hand.unit.moment, wait)


def _clock(at_hand: CaseAtHand, wait: Wait) -> HeldClock | None:
    """The clock that the timer follows, as it is seen from where it waits."""
    return at_hand.clocks.find(wait.clock, wait.scope) if wait.clock else None


def _moment_of(now: datetime, wait: Wait) -> datetime:
    if isinstance(wait.due, datetime):
        return wait.due if wait.due.tzinfo else wait.due.replace(tzinfo=SHANGHAI)
    if isinstance(wait.due, date):
        return start_of(wait.due)
    if wait.due is None:
        raise StepFailed("定时事件没有时间", wait.element_id)
    return after(now, wait.due)
