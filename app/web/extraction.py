"""Finds the source strings for the catalogues: every Chinese text that a screen may show.

In Python that is every string constant with Chinese in it that is no docstring, because pure rooms know no
gettext and their texts are translated when they are shown. In the materials it is what people read.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import yaml
from babel.messages.extract import extract_python
from lxml import etree

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


def diagram_names(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The names in a diagram."""
    for element in etree.parse(file, etree.XMLParser(resolve_entities=False)).iter():
        name = element.get("name") if isinstance(element.tag, str) else None
        if name and CHINESE.search(name):
            yield element.sourceline or 0, None, name, []


def form_texts(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The labels, hints and messages of a form; expressions are not texts."""
    for text in _texts(json.load(file)):
        yield 0, None, text, []


def clock_titles(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The titles of legal clocks."""
    for declared in yaml.safe_load(file).values():
        yield 0, None, declared["title"], []


def record_names(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """The titles of business records, their labels, and what their codes mean."""
    for declared in yaml.safe_load(file).values():
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
            else:
                yield from _texts(value)
    elif isinstance(part, list):
        for each in part:
            yield from _texts(each)


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
