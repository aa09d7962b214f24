"""Which of somebody's open tasks a substitute may do, and what stands against the others."""

from dataclasses import dataclass

from app.casework.absences.taking_over import check_may_take_over
from app.domain.errors import Refusal
from app.identity.actor import Actor
from app.storage.absences import open_work_of
from app.storage.records import CaseFile, WorkItem
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class LentTask:
    """An open task of the absent person; `refusal` says why the substitute may not do it."""

    item: WorkItem
    case: CaseFile
    refusal: Refusal | None


def work_to_stand_in(unit: UnitOfWork, absent_id: str, substitute: Actor) -> tuple[LentTask, ...]:
    """The tasks that the absent person has claimed, what falls due first on top."""
    return tuple(
        LentTask(item, case, _refusal(unit, item, substitute))
        for item, case in open_work_of(unit.session, substitute.area_id, absent_id)
    )


def _refusal(unit: UnitOfWork, item: WorkItem, substitute: Actor) -> Refusal | None:
    try:
        check_may_take_over(unit, substitute, item)
    except Refusal as refusal:
        return refusal
    return None
