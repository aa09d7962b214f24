"""What a commissioner sees at a visit, and who supervises it instead where the commissioner withdraws."""

from collections.abc import Mapping
from typing import Any, TypedDict

from app.business.assessments.queries import latest_visit
from app.business.assessments.records import InspectionHint
from app.casework.cases.recusal import withdraw
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder

_ABSENT = "长护专员未到场：{}"


class Supervision(TypedDict):
    """Whether the commissioner withdrew instead of supervising."""

    withdrew: bool


@recorder("assessment.record_supervision", tells=("supervision_issue",))
def record_supervision(context: ServiceContext, values: Mapping[str, Any]) -> Supervision:
    """A visit unsupervised, or against the rules, leaves a hint for the inspection (F01-14, GS-9.3a, GS-11c).

    `withdrew` says that the commissioner may not supervise and has seen nothing (FS-5, Z-GS-47).
    """
    at_hand = context.at_hand
    if withdraw(at_hand, values):
        return {"withdrew": True}
    if not values["present"]:
        _hint_at(context, _ABSENT.format(values["absence_reason"]))
    elif not values["standard_followed"]:
        _hint_at(context, values["issues"])
    return {"withdrew": False}


@recorder("assessment.name_commissioner", tells=("visit_to_supervise",))
def name_commissioner(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Another commissioner supervises the visit (GS-9.3a)."""
    at_hand = context.at_hand
    visit = latest_visit(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    visit.commissioner_id = values["commissioner"]
    at_hand.unit.session.flush()
    context.tell("commissioner", "visit_to_supervise")


def _hint_at(context: ServiceContext, what: str) -> None:
    at_hand = context.at_hand
    hint = InspectionHint(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        institution_id=at_hand.data.get("institution"),
        source="supervision",
        state="open",
        noted_by=at_hand.actor_id,
        noted_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(hint, "text", what)
    at_hand.unit.session.add(hint)
    at_hand.unit.session.flush()
    context.tell("agency_inspection", "supervision_issue", hint.id)
