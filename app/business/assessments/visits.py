"""The assessment at the person's door: who is sent, who is in the team, what was found, who confirms."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.business.assessments.queries import confirmations_of, latest_visit, members_of, proposed_conclusion
from app.business.assessments.records import AssessmentVisit, Evidence, VisitMember
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.recusal import standings
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder, service
from app.domain.errors import RecusalRequired
from app.engine.interface import BpmnFault
from app.storage.records import Account
from app.storage.staff import qualified_staff
from app.workcalendar.moments import day_of

_EVIDENCE = ("enquiry_record", "enquiry_video", "visit_video")
_SCALES = ("adl", "cognition", "perception")
_RELATIONS = {"kinship": "亲属关系", "interest": "利害关系"}


@recorder("assessment.record_dispatch", tells=("dispatched",))
def record_dispatch(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Tells the institution that was chosen of its new task (F01-6)."""
    context.tell("institution", "dispatched")


@recorder("assessment.record_team", tells=("visit_appointed", "visit_to_supervise"))
def record_team(context: ServiceContext, values: Mapping[str, Any]) -> list[dict[str, object]]:
    """Plans the visit with its team (F01-7); who is related to the person withdraws (GS-16.1g)."""
    at_hand = context.at_hand
    names = {row["assessor"]: _name(at_hand, row["assessor"]) for row in values["members"]}
    for row in values["members"]:
        if row.get("relation_declared", "none") != "none":
            relation = _RELATIONS.get(row["relation_declared"], row["relation_declared"])
            raise RecusalRequired(who=names[row["assessor"]], reason=relation)
    visit = _plan_visit(at_hand, values)
    for row in values["members"]:
        at_hand.unit.session.add(_member(at_hand, visit, row))
    at_hand.unit.session.flush()
    context.tell("applicant", "visit_appointed", visit.id)
    context.tell("commissioner", "visit_to_supervise", visit.id)
    return [
        {"account": row["assessor"], "name": names[row["assessor"]], "role": row["role"]}
        for row in values["members"]
    ]


@recorder("assessment.record_visit", tells=("could_not_complete",))
def record_visit(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """What was found on site (F01-8): times, who signed, the scores, the evidence."""
    at_hand = context.at_hand
    visit = latest_visit(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    visit.arrived_at, visit.left_at = values.get("arrived_at"), values.get("left_at")
    visit.outcome, visit.recorded_by = values["outcome"], at_hand.actor_id
    visit.recorded_at = at_hand.unit.moment
    at_hand.unit.vault.write(visit, "outcome_reason", values.get("outcome_reason"))
    scores = {scale: values[scale] for scale in _SCALES if values.get(scale)}
    at_hand.unit.vault.write(visit, "scores", scores or None)
    _sign(at_hand, visit, {row["assessor"] for row in values.get("assessors_present", ())})
    at_hand.unit.session.add_all(_evidence(at_hand, visit, values))
    at_hand.unit.session.flush()
    if visit.outcome == "could_not_complete":
        context.tell("applicant", "could_not_complete", visit.id)


@service("assessment.list_experts", parameters=("assessment.conclusion.min_confirming_experts",))
def list_experts(context: ServiceContext, team: list[Mapping[str, Any]]) -> list[str]:
    """Who is asked to confirm: the experts of the visit first, then the institution's others (Z-GS-09).

    Who has agreed to the proposal already is not asked again. Raises the fault `too_few_experts` where fewer
    have agreed or can be asked than must confirm (GS-16.2c).
    """
    at_hand = context.at_hand
    agreed = _agreed(at_hand)
    able = [account for account in _able_experts(at_hand) if account not in agreed]
    on_site = [member["account"] for member in team if member["role"] == "expert"]
    experts = list(dict.fromkeys([one for one in on_site if one in able] + able))
    needed = int(str(context.parameter("assessment.conclusion.min_confirming_experts")))
    if len(agreed) + len(experts) < needed:
        raise BpmnFault("too_few_experts", "评估机构在册的评估专家少于应当确认的人数。")
    return experts


def _able_experts(at_hand: CaseAtHand) -> list[str]:
    """The institution's registered experts who need not withdraw."""
    visit = latest_visit(at_hand.unit.session, at_hand.area_id, at_hand.case.id)
    today = day_of(at_hand.unit.moment)
    registered = qualified_staff(
        at_hand.unit.session, at_hand.area_id, today, ("expert",), visit.institution_id
    )
    names = {staff.account_id: name for staff, name in registered}
    standing = standings(at_hand, names, "expert", at_hand.data)
    return [staff.account_id for staff, _ in registered if not standing[staff.account_id].bars]


def _agreed(at_hand: CaseAtHand) -> frozenset[str]:
    """The experts who have agreed to the proposal at hand."""
    session = at_hand.unit.session
    proposed = proposed_conclusion(session, at_hand.area_id, at_hand.case.id)
    return frozenset(each.expert_id for each in confirmations_of(session, proposed) if each.agrees)


def _plan_visit(at_hand: CaseAtHand, values: Mapping[str, Any]) -> AssessmentVisit:
    visit = AssessmentVisit(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        institution_id=at_hand.data["institution"],
        commissioner_id=values.get("commissioner"),
        visit_at=values["visit_at"],
    )
    at_hand.unit.vault.write(visit, "place", values.get("place"))
    at_hand.unit.session.add(visit)
    at_hand.unit.session.flush()
    return visit


def _member(at_hand: CaseAtHand, visit: AssessmentVisit, row: Mapping[str, Any]) -> VisitMember:
    return VisitMember(
        area_id=at_hand.area_id,
        visit_id=visit.id,
        account_id=row["assessor"],
        role=row["role"],
        relation=row.get("relation_declared", "none"),
        declared_at=at_hand.unit.moment,
        signed_at=None,
    )


def _sign(at_hand: CaseAtHand, visit: AssessmentVisit, present: set[str]) -> None:
    for member in members_of(at_hand.unit.session, visit):
        if member.account_id in present:
            member.signed_at = at_hand.unit.moment


def _evidence(at_hand: CaseAtHand, visit: AssessmentVisit, values: Mapping[str, Any]) -> Iterator[Evidence]:
    for kind in _EVIDENCE:
        for file in values.get(kind) or ():
            yield Evidence(
                area_id=at_hand.area_id,
                id=at_hand.unit.new_id(),
                case_id=at_hand.case.id,
                visit_id=visit.id,
                attachment_id=file["id"],
                kind=kind,
                added_at=at_hand.unit.moment,
            )


def _name(at_hand: CaseAtHand, account_id: str) -> str:
    return at_hand.unit.session.get_one(Account, account_id).name
