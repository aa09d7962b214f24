"""Separation of duties: posts that one person must not exercise in one case, or must not hold at all."""

from collections.abc import Collection, Mapping

from app.domain.errors import SeparationOfDuties
from app.identity.posts import POSTS, post_name
from app.workcalendar.duties import Duties

# The three administrators hold each other in check, and none of them handles cases.
_ADMINISTRATORS = frozenset(code for code, post in POSTS.items() if not post.reads_cases)


def is_separated(duties: Duties, post: str | None) -> bool:
    """Whether a case's other acts matter before this post acts in it."""
    return any(True for _ in duties.kept_apart(post))


def apart_from(duties: Duties, post: str | None) -> frozenset[str]:
    """The posts under which nobody may have acted in a case who is to act in it under this one."""
    return frozenset(other for _, others in duties.kept_apart(post) for other in others)


def check_separation(duties: Duties, post: str | None, act: str, done: Mapping[str, str]) -> None:
    """Raises SeparationOfDuties where the person has already acted under a post that must be another's.

    `duties` are the region's, `act` names the work at hand; `done` maps each post under which the person
    acted in the case to the name of an act.
    """
    for rule, others in duties.kept_apart(post):
        found = next((other for other in done if other in others), None)
        if found is not None:
            raise SeparationOfDuties(requirement=" ".join(rule.source), act=act, other=done[found])


def check_may_hold(post: str, held: Collection[str]) -> None:
    """Raises SeparationOfDuties where a post cannot be given to somebody who holds the others."""
    for other in held:
        if other != post and ({other, post} & _ADMINISTRATORS):
            raise SeparationOfDuties(act=post_name(post), other=post_name(other))
