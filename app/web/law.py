"""The articles on which something rests, each once, whichever of its requirements are named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.casework.releases.articles import article_of

CLAUSE = re.compile(r"(?=[（(][一二三四五六七八九十]+[）)])")


@dataclass(frozen=True)
class Clause:
    """A clause of an article; `meant` is true where a named requirement stands in it."""

    text: str
    meant: bool


@dataclass(frozen=True)
class Law:
    """An article and those of its requirements that are meant; no clauses where its text is not carried."""

    heading: str
    requirements: tuple[str, ...]
    document: str
    document_number: str | None
    clauses: tuple[Clause, ...]


def laws_of(requirements: Iterable[str]) -> Sequence[Law]:
    """The articles of requirement IDs, in their order; unknown IDs are left out."""
    return _laws_of(tuple(requirements))


@lru_cache(maxsize=1024)
def _laws_of(requirements: tuple[str, ...]) -> tuple[Law, ...]:
    """The sources do not change while the platform runs."""
    named: dict[tuple[str, str], list[str]] = {}
    for name in requirements:
        article = article_of(name)
        if article is not None:
            named.setdefault((article.document, article.heading), []).append(name)
    return tuple(_law(names) for names in named.values())


def _law(names: list[str]) -> Law:
    article = article_of(names[0])
    assert article is not None
    texts = [text.strip() for text in CLAUSE.split(article.text or "") if text.strip()]
    meant = {_clause_number(name) for name in names} - {None}
    # The first piece stands before （一）, so the n-th clause is the n-th piece after it.
    clauses = tuple(Clause(text, number in meant) for number, text in enumerate(texts))
    return Law(article.heading, tuple(names), article.document, article.document_number, clauses)


def _clause_number(name: str) -> int | None:
    """3 for GS-16.3e, which stands in the third clause of Article 16; None where no clause is named."""
    place = re.search(r"-\d+\.(\d+)", name)
    return int(place.group(1)) if place else None
