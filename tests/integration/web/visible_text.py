"""What a reader of a page sees or hears in Chinese outside of what is marked as Chinese."""

import re
from collections.abc import Iterator

from lxml import html

CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "label")
# What somebody typed stands in the last; of a title no part can be marked; the others are read by nobody.
UNSEEN = ("script", "style", "title", "textarea")


def chinese_in(page: str) -> list[str]:
    """Texts and labels of an HTML page that have Chinese in them and no `lang` that says so."""
    return [text for text in _texts(html.document_fromstring(page)) if CHINESE.search(text)]


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """The texts in and right behind an element, those in its marked parts left out."""
    if isinstance(element.tag, str) and element.tag not in UNSEEN and not _is_marked(element):
        for name in ATTRIBUTES:
            yield element.get(name, "")
        yield (element.text or "").strip()
        for part in element:
            yield from _texts(part)
    yield (element.tail or "").strip()


def _is_marked(element: html.HtmlElement) -> bool:
    return str(element.get("lang", "")).startswith("zh")
