"""What falls due, done by the machine: each piece in a transaction of its own, guarded, once."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Protocol

from app.casework.cases.incidents import add_incident
from app.casework.clocks.fire_timer import fire_timer
from app.casework.clocks.recompute_clocks import recompute_after_notice
from app.casework.clocks.watch_clock import watch_clock
from app.casework.messages.deliver_message import deliver_message
from app.casework.messages.new_cases import take_over_unheard
from app.casework.papers.forget_uploads import delete_file
from app.casework.parameters.apply_to_running import relimit_clocks
from app.casework.telling.deliver_notification import deliver_notification
from app.domain.errors import ConcurrentChange, NotFound
from app.storage import due_work
from app.storage.records import DueWork
from app.storage.unit_of_work import UnitOfWork

ATTEMPTS = 3
_PUT_OFF = timedelta(seconds=30)
_LOST_RACE = timedelta(seconds=1)

_HANDLERS: Mapping[str, Callable[[UnitOfWork, DueWork], None]] = {
    "timer": fire_timer,
    "clock": watch_clock,
    "message": deliver_message,
    "unheard": take_over_unheard,
    "notification": deliver_notification,
    "recompute_clocks": recompute_after_notice,
    "relimit_clocks": relimit_clocks,
    "delete_file": delete_file,
}


class Door(Protocol):
    """What opens units of work."""

    def unit(self) -> AbstractContextManager[UnitOfWork]: ...

    def reading_unit(self) -> AbstractContextManager[UnitOfWork]: ...


def run_due_work(platform: Door, limit: int = 100) -> int:
    """Does what is due now, the oldest first; how many pieces were done. No failure stops the others."""
    with platform.reading_unit() as unit:
        found = due_work.due_ids(unit.session, unit.moment, unit.machine_moment, limit)
    return sum(run_one(platform, due_id) for due_id in found)


def run_one(platform: Door, due_id: str) -> bool:
    """Does one piece of work if it is still wanted and due; true if it was done.

    Each attempt is counted beforehand, so that work that kills the process is parked as well. After three it
    is parked with an incident for a person.
    """
    attempt = _count(platform, due_id)
    if attempt is None:
        return False
    try:
        with platform.unit() as unit:
            return _act(unit, due_id)
    except ConcurrentChange as error:
        _put_off(platform, due_id, error, _LOST_RACE)
    except Exception as error:  # noqa: BLE001 - a door: whatever fails here must not stop the other work
        if attempt < ATTEMPTS:
            _put_off(platform, due_id, error, _PUT_OFF)
        else:
            _park(platform, due_id, error)
    return False


def _count(platform: Door, due_id: str) -> int | None:
    """The number of this attempt; None where the work is done or withdrawn, or another process is at it."""
    try:
        with platform.unit() as unit:
            return due_work.count_attempt(unit, due_id)
    except (NotFound, ConcurrentChange):
        return None


def _act(unit: UnitOfWork, due_id: str) -> bool:
    work = due_work.take(unit, due_id)
    if work is None:
        return False
    unit.point("load")
    do = _HANDLERS.get(work.kind) or unit.tools.rooms.works[work.kind].do
    do(unit, work)
    return True


def _put_off(platform: Door, due_id: str, error: Exception, wait: timedelta) -> None:
    with platform.unit() as unit:
        due_work.put_off(unit, due_id, _sentence(error), wait)


def _park(platform: Door, due_id: str, error: Exception) -> None:
    with platform.unit() as unit:
        work = due_work.take(unit, due_id)
        if work is None:
            return
        due_work.park(unit, due_id, _sentence(error))
        add_incident(
            unit,
            work.area_id,
            kind="due_work_parked",
            sentence=_sentence(error),
            case_id=work.case_id,
            instance_id=work.instance_id,
            due_work_id=work.id,
        )


def _sentence(error: Exception) -> str:
    """What a person is told; of an error that is no sentence of ours only its class, it may carry data."""
    return str(error) if hasattr(error, "sentence") else type(error).__name__
