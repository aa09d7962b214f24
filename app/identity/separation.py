"""Separation of duties: posts that one person must not exercise in one case, or must not hold at all."""

from collections.abc import Collection, Iterator, Mapping

from app.domain.errors import SeparationOfDuties
from app.identity.posts import POSTS, post_name

# GS-38a: determination of institutions, fee review and payment. Z-GS-40: initial review and re-check, also
# where the agency does the third party's work. F01-12: the municipal re-check is neither of the two.
# GS-16.1f: who has handled the application does not assess, and nobody supervises what is the own work.
_APART_IN_A_CASE: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    (
        "GS-38a",
        (
            frozenset({"tpa", "agency_intake"}),
            frozenset({"agency_review"}),
            frozenset({"agency_municipal"}),
        ),
    ),
    (
        "GS-38a",
        (
            frozenset({"agency_agreement"}),
            frozenset({"agency_settlement"}),
            frozenset({"agency_payment"}),
        ),
    ),
    (
        "GS-16.1f",
        (
            frozenset({"tpa", "agency_intake"}),
            frozenset({"ltc_commissioner"}),
            frozenset({"assessor", "expert"}),
        ),
    ),
)

# The three administrators hold each other in check, and none of them handles cases.
_ADMINISTRATORS = frozenset(code for code, post in POSTS.items() if not post.reads_cases)


def is_separated(post: str | None) -> bool:
    """Whether a case's other acts matter before this post acts in it."""
    return any(True for _ in _apart(post))


def apart_from(post: str | None) -> frozenset[str]:
    """The posts under which nobody may have acted in a case who is to act in it under this one."""
    return frozenset(other for _, others in _apart(post) for other in others)


def check_separation(post: str | None, act: str, done: Mapping[str, str]) -> None:
    """Raises SeparationOfDuties where the person has already acted under a post that must be another's.

    `act` names the work at hand; `done` maps each post under which the person acted in the case to the name
    of an act.
    """
    for requirement, others in _apart(post):
        found = next((other for other in done if other in others), None)
        if found is not None:
            raise SeparationOfDuties(requirement=requirement, act=act, other=done[found])


def _apart(post: str | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Of each rule that knows the post, its requirement and the posts that it keeps apart from this one."""
    for requirement, duties in _APART_IN_A_CASE:
        if any(post in duty for duty in duties):
            yield requirement, frozenset().union(*(duty for duty in duties if post not in duty))


def check_may_hold(post: str, held: Collection[str]) -> None:
    """Raises SeparationOfDuties where a post cannot be given to somebody who holds the others."""
    for other in held:
        if other != post and ({other, post} & _ADMINISTRATORS):
            raise SeparationOfDuties(act=post_name(post), other=post_name(other))
