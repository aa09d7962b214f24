"""What a delivered conclusion brings about: validity, benefit, fee."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.casework.case_at_hand import CaseAtHand
from app.casework.notify import Notice, notify
from app.casework.service_tasks.calling import ServiceContext
from app.casework.service_tasks.registry import service
from app.domain.errors import ParameterMissing
from app.storage.assessments import document_numbered, issued_before, latest_conclusion, letter_of
from app.storage.records import AssessmentFee, BenefitInterval, Conclusion

# How the regions' table of who bears the fee calls the kinds of assessment (QHD-27).
_KINDS = {
    "initial": "初次评估",
    "dispute": "争议复评",
    "change_of_state": "状态变更评估",
    "spot_check": "抽查复评",
    "end_of_term": "期末评估",
}


@service("assessment.record_effects")
def record_effects(
    context: ServiceContext, letter: Mapping[str, Any], qualifying: bool, grade: object, received_at: date
) -> None:
    """Makes the conclusion the person's present one, from the delivery of its letter (GS-16.2d).

    The benefit begins where the region says from when (QHD-28), else with the letter; the fee is written
    where the region sets one (QHD-27). May run twice.
    """
    at_hand = context.at_hand
    conclusion = latest_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if conclusion is None or conclusion.qualifying is not None:
        return
    conclusion.qualifying = qualifying
    _replace_earlier(at_hand, conclusion)
    _link_letter(at_hand, conclusion, str(letter["number"]))
    if qualifying:
        at_hand.unit.session.add(_benefit(at_hand, conclusion))
    _charge(at_hand, conclusion)
    at_hand.unit.session.flush()
    notify(at_hand, Notice("applicant", "dispute_window", key=conclusion.id))


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
    return BenefitInterval(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        person_id=conclusion.person_id,
        case_id=at_hand.case.id,
        conclusion_id=conclusion.id,
        state="entitled",
        reason="conclusion_qualifying",
        since=_benefit_start(at_hand, conclusion),
        until=conclusion.valid_until,
        recorded_at=at_hand.unit.moment,
    )


def _benefit_start(at_hand: CaseAtHand, conclusion: Conclusion) -> date:
    assert conclusion.issued_on is not None, "only an issued conclusion is delivered"
    if _stated(at_hand, "benefit.start") == "first_day_of_month_after_letter_issued":
        year, month = divmod(conclusion.issued_on.year * 12 + conclusion.issued_on.month, 12)
        return date(year, month + 1, 1)
    return conclusion.issued_on


def _charge(at_hand: CaseAtHand, conclusion: Conclusion) -> None:
    amount = _stated(at_hand, "assessment.fee.amount")
    bearing = _stated(at_hand, "assessment.fee.bearing")
    if amount is None or not isinstance(bearing, list):
        return
    when = {"always", "qualifies" if conclusion.qualifying else "not_qualifies"}
    kind = _KINDS[conclusion.kind]
    payer = next((row for row in bearing if row["kind"] == kind and row["when"] in when), None)
    if payer is not None:
        at_hand.unit.session.add(_fee(at_hand, conclusion, Decimal(str(amount)), str(payer["value"])))


def _fee(at_hand: CaseAtHand, conclusion: Conclusion, amount: Decimal, payer: str) -> AssessmentFee:
    source = at_hand.law.parameter("assessment.fee.amount").source
    return AssessmentFee(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        conclusion_id=conclusion.id,
        amount=amount,
        payer=payer,
        legal_basis=" ".join(source),
        state="due",
        created_at=at_hand.unit.moment,
    )


def _stated(at_hand: CaseAtHand, key: str) -> object:
    """A parameter on which a region may lawfully be silent; None then."""
    try:
        return at_hand.law.parameter(key).as_feel()
    except ParameterMissing:
        return None
