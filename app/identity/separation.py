"""Separation of duties: posts that one person must not exercise in one case, or must not hold at all."""

from collections.abc import Collection, Mapping

from app.domain.errors import SeparationOfDuties
from app.identity.posts import POSTS, post_name

# GS-38a: determination of institutions, fee review and payment. Z-GS-40: initial review and re-check, also
# where the agency does the third party's work. F01-12: the municipal re-check is neither of the two.
_APART_IN_A_CASE = (
    (
        frozenset({"tpa", "agency_intake"}),
        frozenset({"agency_review"}),
        frozenset({"agency_municipal"}),
    ),
    (
        frozenset({"agency_agreement"}),
        frozenset({"agency_settlement"}),
        frozenset({"agency_payment"}),
    ),
)

# The three administrators hold each other in check, and none of them handles cases.
_ADMINISTRATORS = frozenset(code for code, post in POSTS.items() if not post.reads_cases)


def is_separated(post: str | None) -> bool:
    """Whether a case's other acts matter before this post acts in it."""
    return any(post in duty for duties in _APART_IN_A_CASE for duty in duties)


def check_separation(post: str | None, act: str, done: Mapping[str, str]) -> None:
    """Raises SeparationOfDuties where the person has already acted under a post that must be another's.

    `act` names the work at hand; `done` maps each post under which the person acted in the case to the name
    of an act.
    """
    for duties in _APART_IN_A_CASE:
        mine = [duty for duty in duties if post in duty]
        others = [other for other in done for duty in duties if other in duty and duty not in mine]
        if mine and others:
            raise SeparationOfDuties(requirement="GS-38a", act=act, other=done[others[0]])


def check_may_hold(post: str, held: Collection[str]) -> None:
    """Raises SeparationOfDuties where a post cannot be given to somebody who holds the others."""
    for other in held:
        if other != post and ({other, post} & _ADMINISTRATORS):
            raise SeparationOfDuties(act=post_name(post), other=post_name(other))
