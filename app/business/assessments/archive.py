"""Filing a case: one person, one file (GS-20c, GS-55)."""

from app.business.assessments.queries import latest_conclusion
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service


@service("archive.file_case")
def file_case(context: ServiceContext) -> None:
    """Closes the file; an issued conclusion that nobody disputes any more becomes stable (GS-16.5a)."""
    at_hand = context.at_hand
    conclusion = latest_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if conclusion is not None and conclusion.state == "formed":
        conclusion.state = "stable"
    at_hand.note("case_filed", actor_id=None, post=None)
