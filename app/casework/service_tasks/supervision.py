"""What a commissioner sees at a visit."""

from collections.abc import Mapping
from typing import Any

from app.casework.notify import Notice, notify
from app.casework.service_tasks.calling import ServiceContext
from app.casework.service_tasks.registry import recorder
from app.storage.records import InspectionHint


@recorder("assessment.record_supervision")
def record_supervision(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """A visit that did not follow the rules leaves a hint for the inspection (F01-14, GS-9.3a)."""
    at_hand = context.at_hand
    if values["standard_followed"]:
        return
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
    at_hand.unit.vault.write(hint, "text", values["issues"])
    at_hand.unit.session.add(hint)
    at_hand.unit.session.flush()
    notify(at_hand, Notice("agency_inspection", "supervision_issue", key=hint.id))
