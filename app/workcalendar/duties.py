"""Who may do what in a region, as its sources say: data of the region's file, each with its articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Posts:
    """Some posts that may do one thing, and the articles that say so."""

    posts: frozenset[str] = frozenset()
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Apart:
    """Groups of posts: who has acted in a case under one of them does not act under another's."""

    duties: tuple[frozenset[str], ...]
    source: tuple[str, ...] = ()

    def others(self, post: str | None) -> frozenset[str]:
        """The posts that are kept apart from this one; none where the rule does not know it."""
        if not any(post in duty for duty in self.duties):
            return frozenset()
        return frozenset().union(*(duty for duty in self.duties if post not in duty))


@dataclass(frozen=True)
class Business:
    """What the office does for people under one name, and the process that serves it in the region.

    `intake` may file it for others even where the process is kept to another office.
    """

    name: str
    process: str
    intake: Posts = Posts()


@dataclass(frozen=True)
class Duties:
    """A region's say on windows, separation of duties, recusal and businesses.

    `window` serves the public and files for it; `recusal` are the articles on who withdraws.
    """

    window: Posts = Posts()
    apart: tuple[Apart, ...] = ()
    recusal: tuple[str, ...] = ()
    businesses: Mapping[str, Business] = field(default_factory=dict)

    def kept_apart(self, post: str | None) -> Iterator[tuple[Apart, frozenset[str]]]:
        """Each rule that knows the post, with the posts that it keeps apart from it."""
        return ((rule, others) for rule in self.apart if (others := rule.others(post)))

    def process_of(self, business: str) -> str | None:
        """The process that serves a business; None where the region does not name one."""
        found = self.businesses.get(business)
        return found.process if found else None
