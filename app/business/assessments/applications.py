"""Applications for assessment: registered, checked, accepted, refused, withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, TypedDict

from app.business.assessments.records import Evidence, MaterialCheck
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.recusal import OWN, applied_for_it
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder, service
from app.domain.errors import RecusalRequired
from app.storage.records import Account, Person
from app.workcalendar.moments import day_of


@recorder("assessment.register_application")
def register_application(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Notes how the applicant party can be reached, where the person's record does not say (F01-1)."""
    at_hand = context.at_hand
    if at_hand.case.person_id is None:
        return
    person = at_hand.unit.session.get_one(Person, (at_hand.area_id, at_hand.case.person_id))
    for attribute, key in (("telephone", "phone"), ("address", "address_residence")):
        if getattr(person, attribute) is None and values.get(key):
            at_hand.unit.vault.write(person, attribute, values[key])


@recorder("assessment.record_material_check", refuses=(RecusalRequired,))
def record_material_check(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Keeps one check of the materials (F01-3, GS-15b). Who applied does not check (Z-GS-47)."""
    at_hand = context.at_hand
    _check_stands_apart(at_hand)
    at_hand.unit.session.add(
        MaterialCheck(
            area_id=at_hand.area_id,
            id=at_hand.unit.new_id(),
            case_id=at_hand.case.id,
            checklist=[dict(row) for row in values["checklist"]],
            originals_seen=values.get("originals_seen"),
            decision=values["decision"],
            checked_by=at_hand.actor_id,
            checked_at=at_hand.unit.moment,
        )
    )


@recorder("assessment.record_review", refuses=(RecusalRequired,))
def record_review(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """The initial review (F01-4) is not for who applied (Z-GS-47)."""
    _check_stands_apart(context.at_hand)


class Enquiry(TypedDict):
    """A visit to find out; `visitors` are accounts."""

    visited_at: datetime
    visitors: list[str]
    finding: str


@recorder("assessment.record_enquiry")
def record_enquiry(context: ServiceContext, values: Mapping[str, Any]) -> Enquiry:
    """Keeps the photos of a field enquiry as evidence; what it found goes back to the review (F01-5)."""
    at_hand = context.at_hand
    at_hand.unit.session.add_all(
        Evidence(
            area_id=at_hand.area_id,
            id=at_hand.unit.new_id(),
            case_id=at_hand.case.id,
            visit_id=None,
            attachment_id=photo["id"],
            kind="field_enquiry",
            added_at=at_hand.unit.moment,
        )
        for photo in values.get("photos") or ()
    )
    at_hand.unit.session.flush()
    return {
        "visited_at": values["visited_at"],
        "visitors": _visitors(at_hand, values["visitors"]),
        "finding": values["finding"],
    }


@service("assessment.record_acceptance", tells=("application_accepted",))
def record_acceptance(context: ServiceContext) -> None:
    """Records the acceptance of a complete application, from which the legal periods run (Z-GS-06)."""
    case = context.at_hand.case
    case.accepted_at = case.accepted_at or context.at_hand.unit.moment
    context.tell("applicant", "application_accepted")


class NonAcceptance(TypedDict):
    """Why an application is not accepted; `grounds` are requirement IDs."""

    grounds: list[str]
    reason: str
    decided_at: date


@service("assessment.record_non_acceptance", tells=("not_accepted",))
def record_non_acceptance(context: ServiceContext, grounds: list[str], reason: str) -> NonAcceptance:
    """The decision not to accept, with the source's own numbers as grounds (GS-14d, Z-GS-01)."""
    context.tell("applicant", "not_accepted")
    return {"grounds": grounds, "reason": reason, "decided_at": day_of(context.at_hand.unit.moment)}


class Withdrawal(TypedDict):
    """How an application ended that the applicant took back."""

    outcome: Literal["withdrawn"]


@service("assessment.record_withdrawal", tells=("application_withdrawn",))
def record_withdrawal(context: ServiceContext, reason: str | None) -> Withdrawal:
    """Takes down what is still published; a withdrawn application leaves no six-month bar (S6)."""
    context.call("notices.withdraw", reason=reason)
    context.tell("institution", "application_withdrawn")
    return {"outcome": "withdrawn"}


def _visitors(at_hand: CaseAtHand, given: list[str] | str) -> list[str]:
    """Their names; releases of before the list of persons give one text."""
    if isinstance(given, str):
        return [given]
    return [at_hand.unit.session.get_one(Account, account).name for account in given]


def _check_stands_apart(at_hand: CaseAtHand) -> None:
    if at_hand.actor is not None and applied_for_it(at_hand):
        raise RecusalRequired(who=at_hand.actor.name, reason=OWN)
