"""Who must withdraw from a case by what the platform knows, whatever is declared (S5).

A declared relation is refused by the forms themselves (GS-16.1g). The same holds for staff of the third party
and for commissioners as for assessors (Z-GS-47).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.casework.case_at_hand import CaseAtHand
from app.storage.relations import assessed_before, posts_of
from app.workcalendar.moments import day_of

_ASSESSING = frozenset({"assessor", "expert"})
OWN = "本案的申请由其本人提出"
_SERVES = "在经办本案的第三方机构任职"
_SUPERVISED = "在承担本次评估的机构任职"
_DISPUTED = "参与过有争议的评估"
_CARES = "在护理服务机构任职，请核实是否服务评估对象"
_KNOWS = "参与过该参保人以前的评估"
_SURNAME = "与参保人或其代理人同姓，请核实是否为亲属"


@dataclass(frozen=True)
class Standing:
    """How somebody stands to a case: `bars` forbid to take part, `hints` ask to look; Chinese phrases."""

    bars: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def standings(
    at_hand: CaseAtHand, names: Mapping[str, str], role: str, facts: Mapping[str, object]
) -> dict[str, Standing]:
    """The standing of each account of `names` (account → name) that is to act in a role.

    `facts` include the process data: `kind` of the assessment and `institution`.
    """
    posts = posts_of(at_hand.unit.session, at_hand.area_id, names.keys(), day_of(at_hand.unit.moment))
    earlier = _assessed_before(at_hand)
    surnames = set(_surnames(at_hand))
    found = {}
    for account, name in names.items():
        held = [(post, kind, organisation) for holder, post, kind, organisation in posts if holder == account]
        knows = account in earlier
        bars = list(_bars(at_hand, account, held, role, facts))
        bars += [_DISPUTED] if knows and facts.get("kind") == "dispute" else []
        hints = [_CARES] if any(kind == "care_institution" for _, kind, _ in held) else []
        hints += [_KNOWS] if knows else []
        hints += [_SURNAME] if name[:1] in surnames else []
        found[account] = Standing(tuple(bars), tuple(hints))
    return found


def applied_for_it(at_hand: CaseAtHand) -> bool:
    """Whether who acts now has applied in this case as the applicant party."""
    actor = at_hand.actor
    return actor is not None and actor.account_id == at_hand.case.opened_by and "applicant" in actor.posts


def _bars(
    at_hand: CaseAtHand,
    account: str,
    held: list[tuple[str, str, str]],
    role: str,
    facts: Mapping[str, object],
) -> Iterator[str]:
    if account == at_hand.case.opened_by and any(post == "applicant" for post, _, _ in held):
        yield OWN
    if role in _ASSESSING and any(kind == "tpa" for _, kind, _ in held):
        yield _SERVES
    if role == "ltc_commissioner" and any(place == facts.get("institution") for _, _, place in held):
        yield _SUPERVISED


def _assessed_before(at_hand: CaseAtHand) -> frozenset[str]:
    case = at_hand.case
    if case.person_id is None:
        return frozenset()
    return assessed_before(at_hand.unit.session, at_hand.area_id, case.person_id, case.id)


def _surnames(at_hand: CaseAtHand) -> Iterator[str]:
    for key in ("insured", "representative"):
        party = at_hand.facts.party(key)
        if party:
            yield str(party["name"])[:1]
