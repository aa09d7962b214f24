"""A new value that its decision applies to running cases too: their clocks count with it from its first day.

Without such a decision a case keeps the values of the day on which its clock started.
"""

from datetime import date

from app.casework.clocks.case_clocks import CaseClocks
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.telling.tell_new_due import tell_new_due
from app.domain.sentences import Sentence
from app.storage import due_work
from app.storage.area_parameters import cases_counting_by
from app.storage.records import DueWork
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.legal_clock import Act
from app.workcalendar.moments import start_of


def apply_to_running(unit: UnitOfWork, area_id: str, key: str, valid_from: date) -> int:
    """Puts the counting of every case concerned among the due work, one unit each; how many there are."""
    cases = cases_counting_by(unit.session, area_id, key)
    works = [
        due_work.Work(
            kind="relimit_clocks",
            unique_key=f"relimit_clocks:{key}:{case_id}:{unit.moment.isoformat()}",
            due_at=max(unit.moment, start_of(valid_from)),
            subject=case_id,
            case_id=case_id,
            details={"key": key},
        )
        for case_id in cases
    ]
    for start in range(0, len(works), due_work.AT_ONCE):
        due_work.put(unit, area_id, works[start : start + due_work.AT_ONCE])
    return len(cases)


def relimit_clocks(unit: UnitOfWork, work: DueWork) -> None:
    """Counts the open clocks of one case by the value of today; a second run changes nothing."""
    key = str(work.details["key"])
    case = load_case(unit, work.area_id, str(work.case_id))
    law = jurisdiction_of(unit, case.area_id, case.region)
    parameter = law.parameter(key)
    limit = parameter.as_length()
    clocks = CaseClocks(unit, case.area_id, case.id, lambda: law.calendar)
    basis = parameter.setting.basis if parameter.setting else "、".join(parameter.source)
    act = Act(unit.moment, reason=f"期限改为{limit}，适用于已经起算的期限", legal_basis=basis)
    named = {"limit": limit.said, "basis": basis}
    why = Sentence("期限改为{limit}，适用于已经起算的期限。依据：{basis}。", named)
    for held in [each for each in clocks.all if not each.record.ended_on]:
        before = held.row.due_on
        if held.record.rule.limit == key and clocks.relimit(held, limit, act):
            tell_new_due(unit, case, held.row, before, why)
    clocks.save()
    due_work.finish(unit, work)
