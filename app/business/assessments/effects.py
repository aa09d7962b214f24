"""What a delivered conclusion brings about: validity, benefit, fee."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from app.business.assessments.queries import issued_before, letter_of, proposed_conclusion
from app.business.assessments.records import AssessmentFee, BenefitInterval, Conclusion
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service
from app.domain.errors import ParameterMissing
from app.storage.documents import document_numbered

_START, _AMOUNT, _BEARING = "benefit.start", "assessment.fee.amount", "assessment.fee.bearing"

# How the regions' table of who bears the fee calls the kinds of assessment (QHD-27).
_KINDS = {
    "initial": "初次评估",
    "dispute": "争议复评",
    "change_of_state": "状态变更评估",
    "spot_check": "抽查复评",
    "end_of_term": "期末评估",
}


class Effects(TypedDict):
    """The id of the conclusion that took effect."""

    conclusion: str


@service("assessment.record_effects", tells=("dispute_window",))
def record_effects(
    context: ServiceContext, letter: Mapping[str, Any], qualifying: bool, grade: object, received_at: date
) -> Effects:
    """Makes the conclusion the person's present one, from the delivery of its letter (GS-16.2d).

    Benefit and fee are always written. On what the area has not set, neither is computed: they stay open and
    name the parameters that they lack (Z-GS-37). Answers with the conclusion's id. May run twice.
    """
    at_hand = context.at_hand
    conclusion = proposed_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if conclusion.qualifying is None:
        _take_effect(at_hand, conclusion, letter, qualifying)
        clock = context.element.attributes["startsClocks"].split()[0]
        context.tell("applicant", "dispute_window", conclusion.id, clock=clock)
    return {"conclusion": conclusion.id}


def _take_effect(
    at_hand: CaseAtHand, conclusion: Conclusion, letter: Mapping[str, Any], qualifying: bool
) -> None:
    conclusion.qualifying = qualifying
    _replace_earlier(at_hand, conclusion)
    _link_letter(at_hand, conclusion, str(letter["number"]))
    if qualifying:
        at_hand.unit.session.add(_benefit(at_hand, conclusion))
    at_hand.unit.session.add(_fee(at_hand, conclusion))
    at_hand.unit.session.flush()


def _replace_earlier(at_hand: CaseAtHand, conclusion: Conclusion) -> None:
    earlier = issued_before(at_hand.unit.session, conclusion)
    if earlier is not None:
        earlier.state, conclusion.previous_id = "replaced", earlier.id


def _link_letter(at_hand: CaseAtHand, conclusion: Conclusion, number: str) -> None:
    letter = letter_of(at_hand.unit.session, conclusion)
    document = document_numbered(at_hand.unit.session, at_hand.area_id, "conclusion_letter", number)
    if letter is not None and document is not None:
        letter.document_id = document.id


def _benefit(at_hand: CaseAtHand, conclusion: Conclusion) -> BenefitInterval:
    since = _benefit_start(at_hand, conclusion)
    return BenefitInterval(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        person_id=conclusion.person_id,
        case_id=at_hand.case.id,
        conclusion_id=conclusion.id,
        state="entitled",
        reason="conclusion_qualifying",
        since=since,
        lacking=[_START] if since is None else None,
        until=conclusion.valid_until,
        recorded_at=at_hand.unit.moment,
    )


def _benefit_start(at_hand: CaseAtHand, conclusion: Conclusion) -> date | None:
    """From when the region lets a benefit run (QHD-28); None where nobody has said."""
    assert conclusion.issued_on is not None, "only an issued conclusion is delivered"
    if _stated(at_hand, _START) == "first_day_of_month_after_letter_issued":
        year, month = divmod(conclusion.issued_on.year * 12 + conclusion.issued_on.month, 12)
        return date(year, month + 1, 1)
    return None


def _fee(at_hand: CaseAtHand, conclusion: Conclusion) -> AssessmentFee:
    """Due where the region says how much and who bears it (QHD-27), else open."""
    amount, payer = _stated(at_hand, _AMOUNT), _payer(at_hand, conclusion)
    lacking = [key for key, value in ((_AMOUNT, amount), (_BEARING, payer)) if value is None]
    return AssessmentFee(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        conclusion_id=conclusion.id,
        amount=None if amount is None else Decimal(str(amount)),
        payer=payer,
        lacking=lacking or None,
        legal_basis="" if amount is None else " ".join(at_hand.law.parameter(_AMOUNT).source),
        state="open" if lacking else "due",
        created_at=at_hand.unit.moment,
    )


def _payer(at_hand: CaseAtHand, conclusion: Conclusion) -> str | None:
    bearing = _stated(at_hand, _BEARING)
    when = {"always", "qualifies" if conclusion.qualifying else "not_qualifies"}
    rows = bearing if isinstance(bearing, list) else []
    kind = _KINDS[conclusion.kind]
    found = (row["value"] for row in rows if row["kind"] == kind and row["when"] in when)
    return next((str(payer) for payer in found), None)


def _stated(at_hand: CaseAtHand, key: str) -> object:
    """A parameter on which a region may lawfully be silent; None then."""
    try:
        return at_hand.law.parameter(key).as_feel()
    except ParameterMissing:
        return None
