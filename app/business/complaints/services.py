"""What diagrams may call: a complaint is registered, and closed with what came of it."""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

from app.business.complaints.records import Complaint
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder, service

Kind = Literal["service_quality", "fair_assessment", "fees", "fraud", "staff", "other"]
Handling = Literal["investigate", "transfer"]
Finding = Literal["founded", "partly_founded", "unfounded", "unverifiable"]


class Registered(TypedDict):
    """A complaint as its case goes on with it; `contact_known` says whether somebody can be answered.

    `against` are the ids of organisations and accounts that it is directed against.
    """

    id: str
    kind: Kind
    against: list[str]
    contact_known: bool


class Closed(TypedDict):
    """Whether somebody will be told: nobody is known where it was anonymous."""

    told: bool


@recorder("complaints.register", tells=("complaint_received",))
def register(context: ServiceContext, values: Mapping[str, Any]) -> Registered:
    """Keeps a complaint and tells the inspection (GS-9.1, GS-38b). May run twice."""
    at_hand = context.at_hand
    complaint = Complaint(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        source=values["source"],
        kind=values["kind"],
        anonymous=bool(values.get("anonymous")),
        registered_by=at_hand.actor_id,
        registered_at=at_hand.unit.moment,
    )
    at_hand.unit.session.add(complaint)
    at_hand.unit.session.flush()
    context.tell("agency_inspection", "complaint_received", complaint.id)
    return {
        "id": complaint.id,
        "kind": complaint.kind,  # type: ignore[typeddict-item]
        "against": list(at_hand.case.complained_of),
        "contact_known": bool(values.get("contact")),
    }


@service("complaints.close", tells=("complaint_answered",))
def close(
    context: ServiceContext,
    complaint: str,
    handling: Handling,
    finding: Finding | None = None,
    transferred_to: str | None = None,
) -> Closed:
    """Closes a complaint with what was found, or with where it went (JL-28a counts them).

    Who opened the case is told; with an anonymous one nobody is, and the record says so.
    """
    at_hand = context.at_hand
    row = at_hand.unit.session.get_one(Complaint, (at_hand.area_id, complaint))
    row.handling, row.finding, row.transferred_to = handling, finding, transferred_to
    row.closed_by, row.closed_at = at_hand.actor_id, at_hand.unit.moment
    at_hand.unit.session.flush()
    if not row.anonymous:
        context.tell("opener", "complaint_answered", row.id)
    return {"told": not row.anonymous}
