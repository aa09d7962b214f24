"""A person who has signed in, as every use case is told of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.identity.posts import POSTS


@dataclass(frozen=True)
class Membership:
    """A post held in an organisation today."""

    organisation_id: str
    organisation_kind: str
    organisation_name: str
    post: str


@dataclass(frozen=True)
class Actor:
    """An account in the area in which it works, with the posts that it holds there.

    `elsewhere` are the names of the other areas, by id, in which it holds posts and could work instead.
    """

    account_id: str
    name: str
    area_id: str
    memberships: tuple[Membership, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def posts(self) -> frozenset[str]:
        """The codes of all posts held."""
        return frozenset(membership.post for membership in self.memberships)

    @property
    def organisations(self) -> frozenset[str]:
        """The ids of all organisations in which a post is held."""
        return frozenset(membership.organisation_id for membership in self.memberships)

    @property
    def organisation_kinds(self) -> frozenset[str]:
        """The kinds of those organisations."""
        return frozenset(membership.organisation_kind for membership in self.memberships)

    @property
    def reads_cases(self) -> bool:
        """Whether a post is held that has to do with cases: administrators of the platform see none."""
        return any(POSTS[post].reads_cases for post in self.posts if post in POSTS)
