"""Conclusions: proposed on site or by the expert team, and issued by letter."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from app.business.assessments.queries import latest_conclusion, latest_visit, letter_of
from app.business.assessments.records import Conclusion, ConclusionLetter
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder
from app.domain.errors import AlreadyExists, TransitionNotAllowed

_STATES = {
    "proposed": "待确认",
    "confirmed": "已确认",
    "formed": "已出具",
    "final": "最终",
    "stable": "已稳定",
    "replaced": "已被替代",
}


@recorder("assessment.record_proposal")
def record_proposal(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """A proposal of a grade (F01-9); none, where those on site cannot conclude (GS-16.2a, GS-16.2b)."""
    if values.get("can_conclude_on_site") is False:
        return
    at_hand = context.at_hand
    earlier = latest_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if earlier is not None:
        earlier.state = "replaced"
    visit = latest_visit(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    visit.scale_grade = _scale_grade(at_hand)
    proposed = Conclusion(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        person_id=at_hand.case.person_id,
        institution_id=visit.institution_id,
        previous_id=None,
        kind=str(at_hand.data.get("kind") or "initial"),
        round=earlier.round + 1 if earlier else 1,
        state="proposed",
        grade=int(values["grade"]),
        qualifying=None,
        proposed_by="on_site" if values.get("can_conclude_on_site") else "expert_team",
        proposed_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(proposed, "basis", values.get("basis"))
    at_hand.unit.session.add(proposed)
    at_hand.unit.session.flush()


class IssuedLetter(TypedDict):
    """The letter of a conclusion; it holds until the day before the corresponding day."""

    number: str
    issued_at: date
    valid_until: date | None


@recorder("assessment.issue_letter", tells=("letter_issued",))
def issue_letter(context: ServiceContext, values: Mapping[str, Any]) -> IssuedLetter:
    """The letter that issues the confirmed conclusion (F01-13, GS-16.3b, GS-16.3c), with its number."""
    at_hand = context.at_hand
    conclusion = _confirmed(at_hand)
    if letter_of(at_hand.unit.session, conclusion) is not None:
        raise AlreadyExists(what="评估结论书")
    number = at_hand.number(context.element.process_id, "conclusion_letter")
    issued_on, valid_until = values["issued_at"], values.get("valid_until")
    conclusion.state, conclusion.issued_on = "formed", issued_on
    # Z-GS-11: without an end there is no validity, and nothing that begins.
    conclusion.valid_from, conclusion.valid_until = issued_on if valid_until else None, valid_until
    at_hand.unit.session.add(_letter(at_hand, conclusion, number, issued_on))
    at_hand.unit.session.flush()
    context.tell("applicant", "letter_issued", conclusion.id)
    return {"number": number, "issued_at": issued_on, "valid_until": valid_until}


def _scale_grade(at_hand: CaseAtHand) -> int | None:
    scores = at_hand.data.get("scores")
    grade = scores.get("scale_grade") if isinstance(scores, Mapping) else None
    return None if grade is None else int(grade)


def _confirmed(at_hand: CaseAtHand) -> Conclusion:
    found = latest_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if found is None or found.state != "confirmed":
        state = _STATES[found.state] if found else "未提出"
        raise TransitionNotAllowed(what="评估结论", state=state, target="已出具")
    return found


def _letter(at_hand: CaseAtHand, conclusion: Conclusion, number: str, issued_on: date) -> ConclusionLetter:
    return ConclusionLetter(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        conclusion_id=conclusion.id,
        number=number,
        issued_on=issued_on,
        issuer_id=conclusion.institution_id,
        document_id=None,
        sealed_by=at_hand.actor_id,
    )
