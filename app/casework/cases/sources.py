"""The lists that the expressions of a form may ask the platform for: people and organisations of the area."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.recusal import standings
from app.feel import HostFunction
from app.feel.scope import admit
from app.feel.shapes import TEXT, Shape, context, list_of
from app.identity.access import whose
from app.identity.posts import ORGANISATION_KINDS
from app.identity.queries import area_has_tpa
from app.storage.organisations import organisations_of_kind
from app.storage.staff import people_with_post
from app.workcalendar.moments import day_of

_CHOICES = list_of(context(value=TEXT, label=TEXT, detail=TEXT, recused=TEXT))
SOURCE_SHAPES: Mapping[str, Shape] = {
    "people": Shape("function", parameters=("post", "organisation?"), result=_CHOICES),
    "organisations_of": Shape("function", parameters=("kind", "state?"), result=_CHOICES),
}


def sources(at_hand: CaseAtHand, facts: Mapping[str, object]) -> dict[str, HostFunction]:
    """`people(post, organisation)` and `organisations_of(kind, state)`, each a list of `{value, label, …}`.

    `organisation` is a kind or an id, null for any; `state` is "active" where it is left out.
    """
    lent = (
        HostFunction(
            "people",
            ("post", "organisation?"),
            lambda post, organisation: admit(_people(at_hand, facts, post, organisation)),
        ),
        HostFunction(
            "organisations_of",
            ("kind", "state?"),
            lambda kind, state: admit(_organisations(at_hand, kind, state)),
        ),
    )
    return {function.name: function for function in lent}


def _people(
    at_hand: CaseAtHand, facts: Mapping[str, object], post: object, organisation: object
) -> list[dict[str, object]]:
    """Who holds a post today; who must withdraw from the case says why. GS-57: where the area has no third
    party, those who do its work.
    """
    session, today = at_hand.unit.session, day_of(at_hand.unit.moment)
    known = str(organisation) in ORGANISATION_KINDS
    held_in = None if organisation is None or known else str(organisation)
    kind, held = whose(
        str(organisation) if known else None, str(post), area_has_tpa(session, at_hand.area_id)
    )
    found = people_with_post(session, at_hand.area_id, today, held, kind=kind, organisation_id=held_in)
    names = dict(found)
    bars = {account: each.bars for account, each in standings(at_hand, names, str(post), facts).items()}
    return [
        {"value": account, "label": name, "detail": "", "recused": "；".join(bars[account])}
        for account, name in names.items()
    ]


def _organisations(at_hand: CaseAtHand, kind: object, state: object) -> list[dict[str, object]]:
    rows = organisations_of_kind(at_hand.unit.session, at_hand.area_id, str(kind), str(state or "active"))
    return [{"value": row.id, "label": row.name, "detail": row.address, "recused": ""} for row in rows]
