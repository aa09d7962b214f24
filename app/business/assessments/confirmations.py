"""What experts do with a proposed conclusion: confirm it, and advise on care."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from app.business.assessments.queries import advice_of, confirmations_of, proposed_conclusion
from app.business.assessments.records import CareAdvice, Conclusion, ConclusionConfirmation
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.recusal import withdraw
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder
from app.domain.errors import AlreadyConfirmed, AlreadyExists
from app.storage.records import Account
from app.workcalendar.moments import day_of


class Agreement(TypedDict):
    """An expert who agreed, and what the expert said."""

    expert: str
    name: str
    opinion: str | None
    at: date


class Confirmation(TypedDict):
    """What an expert has just answered, null for one who withdrew, and who has agreed so far."""

    expert: str | None
    name: str
    agree: bool | None
    opinion: str | None
    at: date
    agreed: list[Agreement]


@recorder(
    "assessment.record_confirmation",
    parameters=("assessment.conclusion.min_confirming_experts",),
    refuses=(AlreadyConfirmed,),
)
def record_confirmation(context: ServiceContext, values: Mapping[str, Any]) -> Confirmation:
    """An expert's yes or no to the proposal (F01-10); each expert counts once (GS-16.2c).

    Null as `agree` where the expert withdraws (FS-5). `agreed` are those who have agreed to this proposal so
    far, `{expert, name, opinion, at}`, also when they were asked before others withdrew.
    """
    at_hand = context.at_hand
    conclusion = proposed_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    given = confirmations_of(at_hand.unit.session, conclusion)
    if any(each.expert_id == at_hand.actor_id for each in given):
        raise AlreadyConfirmed()
    agree = None
    if not withdraw(at_hand, values):
        agree = values["agree"]
        given = [*given, _confirmation(at_hand, conclusion, values)]
    agreed = [_said(at_hand, each) for each in given if each.agrees]
    if len(agreed) >= int(str(context.parameter("assessment.conclusion.min_confirming_experts"))):
        conclusion.state = "confirmed"
    at_hand.unit.session.flush()
    return {
        "expert": at_hand.actor_id,
        "name": at_hand.actor.name if at_hand.actor else "",
        "agree": agree,
        "opinion": values.get("opinion"),
        "at": day_of(at_hand.unit.moment),
        "agreed": agreed,
    }


@recorder("assessment.record_care_advice")
def record_care_advice(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Advice on care services from what was seen on site (F01-11, GS-16.4)."""
    at_hand = context.at_hand
    conclusion = proposed_conclusion(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    if advice_of(at_hand.unit.session, conclusion) is not None:
        raise AlreadyExists(what="护理服务建议")
    advice = CareAdvice(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        conclusion_id=conclusion.id,
        modes=list(values["mode_advice"]),
        expert_id=at_hand.actor_id,
        advised_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(advice, "items", values["items"])
    at_hand.unit.vault.write(advice, "risks", values.get("risks"))
    at_hand.unit.session.add(advice)
    at_hand.unit.session.flush()


def _confirmation(
    at_hand: CaseAtHand, conclusion: Conclusion, values: Mapping[str, Any]
) -> ConclusionConfirmation:
    confirmation = ConclusionConfirmation(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        conclusion_id=conclusion.id,
        expert_id=at_hand.actor_id,
        agrees=values["agree"],
        confirmed_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(confirmation, "opinion", values.get("opinion"))
    at_hand.unit.session.add(confirmation)
    return confirmation


def _said(at_hand: CaseAtHand, given: ConclusionConfirmation) -> Agreement:
    return {
        "expert": given.expert_id,
        "name": at_hand.unit.session.get_one(Account, given.expert_id).name,
        "opinion": at_hand.unit.vault.read(given, "opinion"),
        "at": day_of(given.confirmed_at),
    }
