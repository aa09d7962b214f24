"""Who may see and do what: pure decisions, refused unless something allows them.

`workable` and `visible` in queries.py say the same to the database; a test holds the pairs together.
"""

from collections.abc import Collection, Iterator
from typing import Protocol

from app.domain.errors import NotPermitted, Refusal, WrongArea
from app.domain.queues import FOR_THE_NAMED, PRIVATE_KINDS, key_of
from app.identity.actor import Actor, Membership

# GS-57: where a pooling area has no third party, its agency does all of the third party's work.
AGENCY_POST_FOR = {"tpa": "agency_intake"}

# Kinds of organisations that handle every case of their area; others see the cases that came to them.
AREA_WIDE_KINDS = frozenset({"agency", "tpa", "admin_dept", "finance_dept"})


class Offered(Protocol):
    """What a decision asks of a work item; its row has all of it."""

    @property
    def area_id(self) -> str: ...
    @property
    def organisation_kind(self) -> str | None: ...
    @property
    def organisation_id(self) -> str | None: ...
    @property
    def post(self) -> str | None: ...
    @property
    def candidates(self) -> Collection[str] | None: ...
    @property
    def excludes(self) -> Collection[str]: ...


class Filed(Protocol):
    """What a decision asks of a case; its row has all of it."""

    @property
    def area_id(self) -> str: ...
    @property
    def opened_by(self) -> str: ...
    @property
    def confidential_to(self) -> str | None: ...
    @property
    def subject_id(self) -> str | None: ...
    @property
    def complained_of(self) -> Collection[str]: ...


def may_see(actor: Actor, area_id: str) -> bool:
    """Whether a thing of that area exists for the actor at all."""
    return actor.area_id == area_id


def may_see_case(
    actor: Actor, case: Filed, *, involved: Collection[str] = (), party: str | None = None
) -> bool:
    """Whether the actor may open a case.

    `involved` are the organisations and accounts that the case has given work to, `party` the account of the
    person that it is about. A case that its diagram keeps to one kind of organisation is no other office's to
    read, not even for who has filed it there for others. Whom it is directed against it is kept from, in any
    other part that they have in it too.
    """
    if not may_see(actor, case.area_id) or is_complained_of(actor, case):
        return False
    if actor.account_id == party or case.subject_id in actor.organisations:
        return True
    if actor.account_id == case.opened_by and not (
        files_for_others(actor) and case.confidential_to not in (None, *actor.organisation_kinds)
    ):
        return True
    if not actor.reads_cases or case.confidential_to not in (None, *actor.organisation_kinds):
        return False
    if actor.organisation_kinds & AREA_WIDE_KINDS:
        return True
    return actor.account_id in involved or bool(actor.organisations & frozenset(involved))


def files_for_others(actor: Actor) -> bool:
    """Whether the actor begins cases only as an office does, at its window."""
    return bool(actor.organisation_kinds) and actor.organisation_kinds <= AREA_WIDE_KINDS


def is_complained_of(actor: Actor, case: Filed) -> bool:
    """Whether a case is directed against the actor, or against an organisation in which a post is held."""
    return not {actor.account_id, *actor.organisations}.isdisjoint(case.complained_of)


def may_work(actor: Actor, item: Offered, area_has_tpa: bool) -> bool:
    """Whether the actor may claim and complete the work item; its state is another question."""
    return refusal_to_work(actor, item, area_has_tpa) is None


def refusal_to_work(actor: Actor, item: Offered, area_has_tpa: bool) -> Refusal | None:
    """Why the actor may not work on the item; None if nothing stands against it."""
    if not may_see(actor, item.area_id):
        return WrongArea()
    if actor.account_id in item.excludes:
        return NotPermitted()
    if item.candidates is not None and actor.account_id not in item.candidates:
        return NotPermitted()
    if not _offered_to_someone(item):
        return NotPermitted()
    if any(fits(membership, item, area_has_tpa) for membership in actor.memberships):
        return None
    return None if _named_alone(item, actor) else NotPermitted()


def fits(membership: Membership, item: Offered, area_has_tpa: bool) -> bool:
    """Whether the post held is the one to which the work is given.

    Where a diagram names persons it has chosen among the posts already: then the organisation must be right.
    """
    kind, post = whose(item.organisation_kind, item.post, area_has_tpa)
    return (
        item.organisation_id in (None, membership.organisation_id)
        and kind in (None, membership.organisation_kind)
        and (item.candidates is not None or post in (None, membership.post))
    )


def whose(kind: str | None, post: str | None, area_has_tpa: bool) -> tuple[str | None, str | None]:
    """The kind of organisation and the post that do the work in an area with or without a third party."""
    if kind != "tpa" or area_has_tpa:
        return kind, post
    return "agency", AGENCY_POST_FOR.get(post, post) if post else post


def queues_of(actor: Actor, area_has_tpa: bool) -> tuple[str, ...]:
    """The queues in which the actor finds work by the posts held: `fits`, read from the other side."""
    keys = {
        key_of(kind, organisation, post)
        for membership in actor.memberships
        for kind, posts in _asked_of(membership, area_has_tpa)
        for organisation in (None, membership.organisation_id)
        for post in (None, *posts)
    }
    return FOR_THE_NAMED, *sorted(keys)


def _asked_of(membership: Membership, area_has_tpa: bool) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """The kinds of organisations whose work a member does, each with the posts."""
    yield None, (membership.post,)
    if membership.organisation_kind != "tpa" or area_has_tpa:
        yield membership.organisation_kind, (membership.post,)
    if membership.organisation_kind == "agency" and not area_has_tpa:
        posts = {membership.post, *AGENCY_POST_FOR}
        yield "tpa", tuple(post for post in posts if whose("tpa", post, area_has_tpa)[1] == membership.post)


def _offered_to_someone(item: Offered) -> bool:
    """An item of nobody is refused to all; an applicant's is offered by name only."""
    if item.organisation_kind in PRIVATE_KINDS:
        return item.candidates is not None
    return bool(item.organisation_kind or item.organisation_id or item.post or item.candidates)


def _named_alone(item: Offered, actor: Actor) -> bool:
    """Somebody named by a diagram needs no post where the item asks for none, or is the applicant's own."""
    named = item.candidates is not None and actor.account_id in item.candidates
    asks_nothing = not (item.organisation_kind or item.organisation_id or item.post)
    return named and (asks_nothing or item.organisation_kind in PRIVATE_KINDS)
