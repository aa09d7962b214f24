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
    """A complaint as its case goes on with it.

    `against` are the ids of organisations and accounts that it is directed against.
    """

    id: str
    against: list[str]


class Closed(TypedDict):
    """Whether a message went to who complained; anybody else reads the answer by case number and code."""

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
        "against": list(at_hand.case.complained_of),
    }


@service("complaints.close", tells=("complaint_answered",))
def close(
    context: ServiceContext,
    complaint: str,
    kind: Kind,
    handling: Handling,
    finding: Finding | None = None,
    transferred_to: str | None = None,
) -> Closed:
    """Closes a complaint with what was found, or with where it went (JL-28a counts them).

    Told is who complained by an account of his own: whoever took it in for another is not, for it is kept
    from them.
    """
    at_hand = context.at_hand
    row = at_hand.unit.session.get_one(Complaint, (at_hand.area_id, complaint))
    row.kind, row.handling, row.finding, row.transferred_to = kind, handling, finding, transferred_to
    row.closed_by, row.closed_at = at_hand.actor_id, at_hand.unit.moment
    at_hand.unit.session.flush()
    told = row.source == "online" and not row.anonymous
    if told:
        context.tell("opener", "complaint_answered", row.id)
    return {"told": told}
