"""A legal clock at a moment of interest: a warning is due, or a soft limit is over."""

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.clocks.case_clocks import HeldClock, next_moment
from app.casework.telling.notify import Telling, notify
from app.storage import due_work
from app.storage.records import DueWork
from app.storage.repositories import load_instance
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.clock_reading import warning_moments
from app.workcalendar.clock_rules import ClockKind


def watch_clock(unit: UnitOfWork, work: DueWork) -> None:
    """Warns, or marks the clock late, and waits for the next moment; an ended clock is left alone."""
    case, instance = load_instance(unit, work.area_id, work.instance_id or "")
    at_hand = take_in_hand(unit, case, instance)
    held = next((held for held in at_hand.clocks.all if held.row.id == work.subject), None)
    if held is None or held.row.state != "running":
        due_work.finish(unit, work)
        return
    _tell(at_hand, held, work)
    following = next_moment(held.record, at_hand.law.calendar, unit.moment)
    if following is None:
        due_work.finish(unit, work)
    else:
        work.due_at, work.attempts = following, 0


def _tell(at_hand: CaseAtHand, held: HeldClock, work: DueWork) -> None:
    """What lies between the moment that was waited for and now; after a long sleep both may."""
    now, row = at_hand.unit.moment, held.row
    if row.kind == ClockKind.SOFT and row.due_at is not None and row.due_at <= now:
        row.late = True
        _tell_of(at_hand, held, "clock_overdue", key=f"{row.id}/{row.due_on}")
        return
    warnings = warning_moments(held.record, at_hand.law.calendar)
    passed = [moment for _, moment in warnings if work.due_at <= moment <= now]
    if passed:
        _tell_of(at_hand, held, "clock_warning", key=f"{row.id}/{row.due_on}/{max(passed).isoformat()}")


def _tell_of(at_hand: CaseAtHand, held: HeldClock, about: str, key: str) -> None:
    row = held.row
    payload = {
        "clock": row.name,
        "title": row.title,
        "due": row.due_on,
        "requirements": list(held.record.rule.requirements),
    }
    at_hand.note(about, actor_id=None, payload=payload)
    for to in ("handlers", "supervisor"):
        notify(at_hand, Telling(to=to, about=about, clock=row.name, key=key))
