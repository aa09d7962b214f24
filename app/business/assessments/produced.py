"""What a scenario may expect of an assessment."""

from functools import partial

from app.business.assessments import queries
from app.business.assessments.records import (
    AssessmentFee,
    AssessmentVisit,
    BenefitInterval,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    Evidence,
    InspectionHint,
    MaterialCheck,
)
from app.casework.rooms.room import Produced
from app.storage.rows_of_case import all_of, latest_of
from app.storage.unit_of_work import UnitOfWork


def _benefit(unit: UnitOfWork, area_id: str, case_id: str) -> object:
    return latest_of(BenefitInterval)(unit, area_id, case_id) or {"state": "none"}


def _previous_conclusion(unit: UnitOfWork, area_id: str, case_id: str) -> object:
    """The one that the latest conclusion of the case names."""
    latest = latest_of(Conclusion)(unit, area_id, case_id)
    earlier = latest.previous_id if isinstance(latest, Conclusion) else None
    return unit.session.get_one(Conclusion, (area_id, earlier)) if earlier else None


def _of_conclusions(table: type[object], unit: UnitOfWork, area_id: str, case_id: str) -> object:
    return list(queries.rows_of_conclusions(unit.session, table, area_id, case_id))


def _visit_members(unit: UnitOfWork, area_id: str, case_id: str) -> object:
    return list(queries.visit_members(unit.session, area_id, case_id))


PRODUCED = (
    Produced("material_check", latest_of(MaterialCheck)),
    Produced("visit", latest_of(AssessmentVisit)),
    Produced("visit_members", _visit_members),
    Produced("evidence", all_of(Evidence)),
    Produced("conclusion", latest_of(Conclusion)),
    Produced("conclusions", all_of(Conclusion)),
    Produced("previous_conclusion", _previous_conclusion),
    Produced("confirmations", partial(_of_conclusions, ConclusionConfirmation)),
    Produced("care_advice", partial(_of_conclusions, CareAdvice)),
    Produced("fee", latest_of(AssessmentFee)),
    Produced("benefit", _benefit),
    Produced("hint", latest_of(InspectionHint)),
)
