"""Deliveries of documents, attempt by attempt (FS-3)."""

from collections.abc import Mapping
from typing import Any

from app.business.deliveries.queries import count_deliveries
from app.business.deliveries.records import Delivery
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder
from app.storage.documents import latest_document


@recorder("deliveries.record")
def record(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """One attempt to deliver the document that the task names; what runs from receipt waits (Z-X-10)."""
    at_hand = context.at_hand
    session, code = at_hand.unit.session, str(at_hand.data.get("document") or "")
    document = latest_document(session, at_hand.area_id, at_hand.case.id, code)
    document_id = document.id if document else None
    delivery = Delivery(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        document_id=document_id,
        attempt=count_deliveries(session, at_hand.area_id, at_hand.case.id, document_id) + 1,
        method=values["method"],
        sent_at=values["sent_at"],
        received_on=values.get("received_at"),
        late_reason=values.get("late_reason"),
        proof=[file["id"] for file in values.get("proof") or ()],
        recorded_by=at_hand.actor_id,
        recorded_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(delivery, "recipient", _recipient(at_hand, values.get("recipient")))
    for attribute in ("failed_reason", "collected_by"):
        at_hand.unit.vault.write(delivery, attribute, values.get(attribute))
    session.add(delivery)
    session.flush()


def _recipient(at_hand: CaseAtHand, chosen: object) -> str:
    """The name behind "insured", "subject" or "representative", otherwise what was entered."""
    party = at_hand.facts.party(str(chosen))
    return str(party["name"]) if party else str(chosen or "")
