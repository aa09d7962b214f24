"""Who must withdraw from a case (S5): by the own declaration, or by what the platform knows.

The same holds for staff of the third party, or of the agency that does its work, and for commissioners as for
assessors (GS-16.1g, GS-57, Z-GS-40, Z-GS-47).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.tasks.permission_to_work import COMPLAINED_OF, WITHDREW
from app.identity.access import whose
from app.identity.queries import area_has_tpa
from app.identity.separation import apart_from
from app.storage.records import Recusal
from app.storage.relations import acts_of, posts_of, withdrew_from
from app.workcalendar.moments import day_of

_ASSESSING = frozenset({"assessor", "expert"})
OWN = "本案的申请由其本人提出"
_SERVES = "在经办本案的机构任职"
_HANDLED = "办理过本案中须由他人办理的事项"
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
    known = _known(at_hand)
    surnames = set(_surnames(at_hand))
    found = {}
    for account, name in names.items():
        held = [(post, kind, organisation) for holder, post, kind, organisation in posts if holder == account]
        knows = account in known.earlier
        bars = list(_bars(at_hand, known, account, held, role, facts))
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


def withdraw(at_hand: CaseAtHand, values: Mapping[str, object]) -> bool:
    """Keeps a declared relation (FS-5), which ends the actor's part in the case; False where none is."""
    relation = values.get("relation_declared")
    if at_hand.actor_id is None or relation in (None, "none"):
        return False
    row = Recusal(
        area_id=at_hand.area_id,
        id=at_hand.unit.new_id(),
        case_id=at_hand.case.id,
        account_id=at_hand.actor_id,
        post=at_hand.post,
        relation=str(relation),
        declared_at=at_hand.unit.moment,
    )
    at_hand.unit.vault.write(row, "detail", values.get("relation_detail"))
    at_hand.unit.session.add(row)
    at_hand.unit.session.flush()
    return True


@dataclass(frozen=True)
class _Known:
    """What the platform knows of a case: who withdrew, who acted under which post, who assessed the person
    before, and which kind of organisation does the third party's work.
    """

    withdrew: frozenset[str]
    acts: frozenset[tuple[str, str]]
    earlier: frozenset[str]
    handling: str | None


def _known(at_hand: CaseAtHand) -> _Known:
    session, area_id, case_id = at_hand.unit.session, at_hand.area_id, at_hand.case.id
    return _Known(
        withdrew=withdrew_from(session, area_id, case_id),
        acts=acts_of(session, area_id, case_id),
        earlier=_acquainted(at_hand),
        handling=whose("tpa", None, area_has_tpa(session, area_id))[0],
    )


def _bars(
    at_hand: CaseAtHand,
    known: _Known,
    account: str,
    held: list[tuple[str, str, str]],
    role: str,
    facts: Mapping[str, object],
) -> Iterator[str]:
    if not {account, *(place for _, _, place in held)}.isdisjoint(at_hand.case.complained_of):
        yield COMPLAINED_OF
    if account in known.withdrew:
        yield WITHDREW
    if account == at_hand.case.opened_by and any(post == "applicant" for post, _, _ in held):
        yield OWN
    if role in _ASSESSING and any(
        kind == known.handling and post not in _ASSESSING for post, kind, _ in held
    ):
        yield _SERVES
    if role == "ltc_commissioner" and any(place == facts.get("institution") for _, _, place in held):
        yield _SUPERVISED
    if any((account, post) in known.acts for post in apart_from(at_hand.law.stated.duties, role)):
        yield _HANDLED


def _acquainted(at_hand: CaseAtHand) -> frozenset[str]:
    """Who took part in an earlier case about the same, as the rooms know."""
    unit, case = at_hand.unit, at_hand.case
    return frozenset(account for room in unit.tools.rooms.acquainted for account in room(unit, case))


def _surnames(at_hand: CaseAtHand) -> Iterator[str]:
    for key in ("insured", "representative"):
        party = at_hand.facts.party(key)
        if party:
            yield str(party["name"])[:1]
