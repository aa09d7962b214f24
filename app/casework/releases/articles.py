"""The sources by requirement ID: which article it stands in, and that article's own words."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.yaml_text import read_yaml

ARTICLES = Path(__file__).resolve().parents[3] / "bpmn" / "articles"
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Article:
    """An article of a source. `text` is None where only the ID is catalogued."""

    requirement: str
    document: str
    document_number: str | None
    heading: str
    text: str | None


def known_requirements() -> frozenset[str]:
    """Every requirement ID of every source."""
    return frozenset(name for source in _sources().values() for name in source["requirements"])


def article_of(requirement: str) -> Article | None:
    """The article in which a requirement such as `GS-16.5a` stands; None for an unknown ID."""
    prefix, _, place = requirement.partition("-")
    source = _sources().get(prefix)
    if source is None or requirement not in source["requirements"]:
        return None
    match = re.match(r"\d+", place)
    number = match.group() if match else ""
    heading = f"第{chinese_number(int(number))}条" if number in source.get("articles", {}) else place
    return Article(
        requirement, source["title"], source.get("number"), heading, source.get("articles", {}).get(number)
    )


def chinese_number(number: int) -> str:
    """12 as 十二; for 1 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@cache
def _sources() -> dict[str, dict[str, Any]]:
    loaded = (read_yaml(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.yaml")))
    return {source["prefix"]: source for source in loaded}
