"""Finds the source strings for the catalogues: every Chinese text that a screen may show.

In Python that is every string constant with Chinese in it that is no docstring, because pure rooms know no
gettext and their texts are translated when they are shown. In the materials it is what people read.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from lxml import etree

from app.documents.front_matter import front_matter
from app.domain.yaml_text import read_yaml
from app.feel import texts_in
from app.forms.fields.layout import words_of

Found = tuple[int, str | None, Any, list[str]]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Patterns that read Chinese, and the numerals that they count with, are shown to nobody.
READS_CHINESE = re.compile(r"\(\?|\\[ds]|^[零一二三四五六七八九十日 ]{3,}$")
FORM_TEXTS = frozenset(
    (
        "label",
        "dateLabel",
        "description",
        "hint",
        "source",
        "text",
        "suffix",
        "rule_message",
        "patternErrorMessage",
    )
)


def chinese_constants(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The gettext calls of a module, and its other Chinese constants."""
    marked: list[Any] = [each for each in extract_python(file, keywords, tags, options) if each[2]]
    yield from marked
    file.seek(0)
    tree = ast.parse(file.read())
    known = {text for _, _, texts, _ in marked for text in ([texts] if isinstance(texts, str) else texts)}
    skipped = _docstrings(tree) | _parts_of_f_strings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and _is_shown(node.value) and id(node) not in skipped:
            text = str(node.value)
            if text not in known:
                yield node.lineno, None, text, []


def decision_texts(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The Chinese texts among the outcomes of a decision table."""
    for element in etree.parse(file, etree.XMLParser(resolve_entities=False)).iter("{*}outputEntry"):
        for text in texts_in(element.findtext("{*}text", "")):
            if _is_shown(text):
                yield element.sourceline or 0, None, text, []


def letter_titles(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """What letters are called; the letters themselves are Chinese."""
    yield 1, None, front_matter(file.read().decode("utf-8")).title, []


def names_and_hints(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """Every Chinese text of a file of names, and what the demo tells its visitors to try."""
    content = read_yaml(file.read())
    if "names" in content:
        yield from ((0, None, text, []) for text in _leaves(content) if _is_shown(text))
        return
    for told in (content.get("guide", {}), *content.get("staff", ())):
        if _is_shown(told.get("try")):
            yield 0, None, told["try"], []


def guide_lines(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """Of a region's parameters those lists that the public guide shows item by item."""
    asked = read_yaml(file.read())["parameters"].get("assessment", {}).get("application", {})
    for name in ("applicants", "materials"):
        yield from ((0, None, text, []) for text in asked.get(name, {}).get("value", ()))


def diagram_names(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The names in a diagram, and why a message comes too late."""
    for element in etree.parse(file, etree.XMLParser(resolve_entities=False)).iter(etree.Element):
        for name, text in element.attrib.items():
            if (name == "name" or name.endswith("}tooLate")) and CHINESE.search(text):
                yield element.sourceline or 0, None, text.rstrip("。"), []


def form_texts(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The labels, hints and messages of a form; expressions are not texts."""
    for text in _texts(json.load(file)):
        yield 0, None, text, []


def clock_titles(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The titles of legal clocks, and from which event they count."""
    for declared in read_yaml(file.read()).values():
        yield from ((0, None, declared[name], []) for name in ("title", "counted_from") if name in declared)


def told_texts(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """What a process tells people; an expression's own texts are among it."""
    for told in _leaves(read_yaml(file.read())):
        for text in texts_in(told) if str(told).startswith("=") else (told,):
            if _is_shown(text):
                yield 0, None, text, []


def record_names(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The titles of business records, their labels, and what their codes mean."""
    for declared in read_yaml(file.read()).values():
        yield 0, None, declared["title"], []
        for field in declared["fields"]:
            if isinstance(field, Mapping):
                yield from (
                    (0, None, text, []) for text in (field["label"], *field.get("codes", {}).values())
                )


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, value in part.items():
            if name in FORM_TEXTS and _is_shown(value):
                yield value
            elif name == "text" and isinstance(value, str) and value.startswith("="):
                for text in texts_in(value):
                    yield from filter(_is_shown, words_of(text))
            else:
                yield from _texts(value)
    elif isinstance(part, list):
        for each in part:
            yield from _texts(each)


def _leaves(part: Any) -> Iterator[Any]:
    if isinstance(part, Mapping):
        part = list(part.values())
    if not isinstance(part, list):
        yield part
        return
    for each in part:
        yield from _leaves(each)


def _is_shown(value: object) -> bool:
    """Whether a value is Chinese text, and no expression that makes one."""
    if not isinstance(value, str) or value.startswith("=") or READS_CHINESE.search(value):
        return False
    return bool(CHINESE.search(value))


def _docstrings(tree: ast.Module) -> set[int]:
    """Strings that stand alone as statements."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _parts_of_f_strings(tree: ast.Module) -> set[int]:
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    return {id(part) for string in strings for part in string.values}
