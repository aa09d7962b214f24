"""Cases that cannot go on: what a person is told, and the incident that somebody looks at."""

from app.casework.cases.case_at_hand import CaseAtHand
from app.domain.errors import (
    ClockStateError,
    MaterialMissing,
    MaterialRefused,
    ParameterMissing,
    Refusal,
)
from app.engine.interface import StepFailed
from app.storage.records import CaseFile, Incident
from app.storage.unit_of_work import UnitOfWork

# Nothing that the person at the screen could put right: the diagram, its materials or the area's settings.
FAULTS_OF_MATERIALS = (StepFailed, ClockStateError, MaterialMissing, MaterialRefused, ParameterMissing)


class CaseStuck(Refusal):
    """The diagram cannot go on from here. Nothing was changed; the door writes the incident."""

    sentence = "案件暂时不能继续办理，已转管理人员处理：{reason}"

    def __init__(self, at_hand: CaseAtHand, failure: Exception) -> None:
        super().__init__(reason=str(failure))
        self.area_id = at_hand.area_id
        self.case_id = at_hand.case.id
        self.instance_id = at_hand.instance_id
        self.process_id = at_hand.release.process_id
        self.element_id = failure.element if isinstance(failure, StepFailed) else None


def record_stuck(unit: UnitOfWork, stuck: CaseStuck) -> None:
    """Writes the incident of a person's step that failed, in a unit of its own; a new case left no trace."""
    known = unit.session.get(CaseFile, (stuck.area_id, stuck.case_id)) is not None
    add_incident(
        unit,
        stuck.area_id,
        kind="step_failed",
        sentence=str(stuck.params["reason"]),
        case_id=stuck.case_id if known else None,
        instance_id=stuck.instance_id if known else None,
        process_id=stuck.process_id,
        element_id=stuck.element_id,
    )


def add_incident(
    unit: UnitOfWork,
    area_id: str,
    *,
    kind: str,
    sentence: str,
    case_id: str | None = None,
    instance_id: str | None = None,
    process_id: str | None = None,
    element_id: str | None = None,
    due_work_id: str | None = None,
) -> None:
    """Opens an incident for a person to look at."""
    unit.session.add(
        Incident(
            area_id=area_id,
            id=unit.new_id(),
            case_id=case_id,
            instance_id=instance_id,
            due_work_id=due_work_id,
            process_id=process_id,
            element_id=element_id,
            kind=kind,
            sentence=sentence,
            state="open",
            opened_at=unit.moment,
        )
    )
