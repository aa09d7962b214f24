"""On what a letter of a shared process rests: the articles of the call that asked for it, and their words."""

import re
from collections.abc import Iterator, Sequence

from app.casework.releases.articles import article_of, chinese_number
from app.engine.interface import Node
from app.engine.reading.diagrams import Definition
from app.engine.reading.elements import Element

_ITEM = re.compile(r"\w+-\d+\.(\d+)")


def legal_basis(definition: Definition, node: Node) -> str:
    """The articles as a letter names them: document, number, article and item, with the words quoted.

    They are the requirements of the nearest call around the node that has any, of the node itself where it
    lies in no call; quoted as the documentation of the calls does. Empty where there are none.
    """
    way = [definition.element(node.process_id, node.element_id), *reversed(_calls(definition, node))]
    asked = way[1:] or way
    requirements = next((each.requirements for each in asked if each.requirements), ())
    return "；".join(dict.fromkeys(_named(requirements, way)))


def _calls(definition: Definition, node: Node) -> list[Element]:
    """The call activities around a node, outermost first."""
    process_id, calls = definition.process_id, []
    for element_id in node.path:
        calls.append(definition.element(process_id, element_id))
        process_id = calls[-1].called or ""
    return calls


def _named(requirements: Sequence[str], way: Sequence[Element]) -> Iterator[str]:
    named: set[str] = set()
    for requirement in requirements:
        article = article_of(requirement)
        if article is None:
            continue
        number = f"（{article.document_number}）" if article.document_number else ""
        document = "" if article.document in named else f"《{article.document}》{number}"
        named.add(article.document)
        item = _ITEM.match(requirement)
        place = article.heading + (f"第（{chinese_number(int(item[1]))}）项" if item else "")
        words = next((quoted for each in way for quoted in _quoted(each, requirement)), "")
        yield document + place + (f"：{words}" if words else "")


def _quoted(element: Element, requirement: str) -> Iterator[str]:
    """The words of a requirement as an element's documentation quotes them, in their quotation marks."""
    for line in element.documentation.splitlines():
        if line.strip().startswith(f"{requirement}（") and "：“" in line:
            yield line.strip().partition("：")[2]
