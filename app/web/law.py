"""The articles on which something rests, each once, whichever of its requirements are named."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.casework.articles import article_of


@dataclass(frozen=True)
class Law:
    """An article and the requirements of it that are meant; `text` is None where only the ID is catalogued."""

    heading: str
    requirements: tuple[str, ...]
    document: str
    document_number: str | None
    text: str | None


def laws_of(requirements: Iterable[str]) -> list[Law]:
    """The articles of requirement IDs, in their order; unknown IDs are left out."""
    found: dict[tuple[str, str], Law] = {}
    for name in requirements:
        article = article_of(name)
        if article is None:
            continue
        key = (article.document, article.heading)
        known = found[key].requirements if key in found else ()
        found[key] = Law(
            article.heading, (*known, name), article.document, article.document_number, article.text
        )
    return list(found.values())
