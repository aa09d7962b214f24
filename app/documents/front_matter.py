"""The first line of a template: `{# title: 评估结论书 ; number: 评结 #}`."""

import re
from dataclasses import dataclass

from app.domain.errors import MaterialRefused

_FIRST_LINE = re.compile(r"\{#(?P<said>[^#{}]*)#\}")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a letter is called, and the mark that its number carries."""

    title: str
    number_prefix: str


def front_matter(template: str) -> FrontMatter:
    """The front matter of a template. Raises MaterialRefused where it is missing or incomplete."""
    first_line = template.lstrip("\ufeff").split("\n", 1)[0].strip()
    found = _FIRST_LINE.fullmatch(first_line)
    said = dict(_pairs(found["said"])) if found else {}
    title = said.get("title", "")
    if not title or len(title) > _LONGEST_TITLE:
        raise MaterialRefused(material="文书模板", reason="第一行应为 {# title: 名称 ; number: 字号 #}")
    return FrontMatter(title, said.get("number", ""))


def _pairs(said: str) -> list[tuple[str, str]]:
    parts = (part.partition(":") for part in re.split(r"[;；]", said.replace("：", ":")))
    return [(name.strip(), value.strip()) for name, _, value in parts]
