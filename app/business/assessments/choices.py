"""Whom the assessment's forms offer: institutions, teams, experts, commissioners; each by its name."""

from collections.abc import Mapping, Sequence

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.recusal import standings
from app.casework.rooms.room import Choice, ChoiceList
from app.domain.sentences import Sentence
from app.identity.access import whose
from app.identity.queries import area_has_tpa
from app.storage.records import InstitutionStaff, Organisation
from app.storage.staff import institutions_with_staff, people_with_post, qualified_staff
from app.workcalendar.moments import day_of

_ON_SITE = ("assessor", "expert")
_ROLE_NAMES = {"assessor": "评估员", "expert": "评估专家", "ltc_commissioner": "长护专员"}


def _eligible_institutions(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    """F01-6: agreement in force, enough assessors and experts, not excluded from this assessment."""
    excluded = facts.get("excluded_institutions")
    barred = set(excluded) if isinstance(excluded, list) else set()
    needed = at_hand.law.parameter("assessment.onsite.min_assessors").as_feel()
    experts_needed = at_hand.law.parameter("assessment.onsite.min_experts").as_feel()
    today = day_of(at_hand.unit.moment)
    found = institutions_with_staff(at_hand.unit.session, at_hand.area_id, today)
    return [
        _institution(organisation, staff)
        for organisation, staff in found
        if organisation.id not in barred
        and len({each.account_id for each in staff}) >= _number(needed)
        and len({each.account_id for each in staff if each.role == "expert"}) >= _number(experts_needed)
    ]


def _number(value: object) -> int:
    return int(str(value))


def _institution(organisation: Organisation, staff: Sequence[InstitutionStaff]) -> Choice:
    experts = sum(each.role == "expert" for each in staff)
    named = {"address": organisation.address, "assessors": len(staff) - experts, "experts": experts}
    detail = Sentence("{address} · 评估员{assessors}人、评估专家{experts}人", named)
    return {"value": organisation.id, "label": organisation.name, "detail": detail}


def _team_candidates(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    return _staff(at_hand, facts.get("institution"), _ON_SITE, facts)


def _institution_experts(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    return _staff(at_hand, facts.get("institution"), ("expert",), facts)


def _commissioners(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    """GS-11d: those that are registered with the agency."""
    return _staff(at_hand, None, ("ltc_commissioner",), facts)


def _enquirers(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    """F01-5: who handles applications, in the third party or in the agency that does its work (GS-57)."""
    session, today = at_hand.unit.session, day_of(at_hand.unit.moment)
    kind, post = whose("tpa", "tpa", area_has_tpa(session, at_hand.area_id))
    names = dict(people_with_post(session, at_hand.area_id, today, post, kind=kind))
    bars = {account: standing.bars for account, standing in standings(at_hand, names, "tpa", facts).items()}
    return [
        {"value": account, "label": name, "recused": "；".join(map(str, bars[account]))}
        for account, name in names.items()
    ]


def _staff(
    at_hand: CaseAtHand, organisation_id: object, roles: Sequence[str], facts: Mapping[str, object]
) -> list[Choice]:
    today = day_of(at_hand.unit.moment)
    rows = qualified_staff(at_hand.unit.session, at_hand.area_id, today, roles, organisation_id)
    people: dict[str, dict[str, object]] = {}
    for staff, name in rows:
        person = people.setdefault(staff.account_id, {"value": staff.account_id, "label": name, "posts": []})
        posts = [*person["posts"], staff.role]  # type: ignore[misc]
        held = [_ROLE_NAMES[post] for post in posts]
        person.update(posts=posts, detail=Sentence("{roles} {code}", {"roles": held, "code": staff.code}))
    names = {account: str(person["label"]) for account, person in people.items()}
    for account, standing in standings(at_hand, names, roles[-1], facts).items():
        person, warnings = people[account], (*standing.bars, *standing.hints)
        person["recused"] = "；".join(map(str, standing.bars))
        for warning in warnings:
            person["detail"] = Sentence("{who} · {warning}", {"who": person["detail"], "warning": warning})
    return list(people.values())


CHOICES = (
    ChoiceList("eligible_institutions", _eligible_institutions),
    ChoiceList("team_candidates", _team_candidates),
    ChoiceList("institution_experts", _institution_experts),
    ChoiceList("commissioners", _commissioners),
    ChoiceList("enquirers", _enquirers),
)
