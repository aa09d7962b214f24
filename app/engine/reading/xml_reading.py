"""XML from anybody's hands: bounded, decoded as declared, without document types."""

import codecs
import re

from lxml import etree

from app.engine.reading.problems import DiagramRefused, Problem

MOST_BYTES = 2_000_000
LONGEST_ATTRIBUTE = 20_000
LONGEST_TEXT = 100_000
ENCODINGS = frozenset({"utf-8", "utf-16", "gbk", "gb2312", "gb18030", "ascii", "iso8859-1", "cp1252"})

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_ENCODING = re.compile(r"""\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def read_xml(content: bytes, path: str) -> etree._Element:
    """The root of an XML file; raises DiagramRefused where it is hostile or cannot be read."""
    if len(content) > MOST_BYTES:
        raise _refused(path, "文件超过{most}字节。", most=MOST_BYTES)
    text = _decode(content, path)
    if "<!DOCTYPE" in text.upper():
        raise _refused(path, "文件含有DOCTYPE声明，不予接受。")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as fault:
        raise _refused(path, "文件不是完整的XML（第{line}行）。", line=fault.lineno or 1) from None
    _refuse_oversized(root, path)
    _refuse_repeated_ids(root, path)
    return root


def _decode(content: bytes, path: str) -> str:
    name = _encoding(content)
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        encoding = name
    if encoding not in ENCODINGS:
        raise _refused(path, "不支持编码“{encoding}”。", encoding=name)
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError:
        raise _refused(path, "文件内容与声明的编码“{encoding}”不符。", encoding=name) from None
    if _FORBIDDEN.search(text):
        raise _refused(path, "文件含有不允许的字符。")
    return _DECLARATION.sub("", text, count=1)


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8"
    declaration = _DECLARATION.match(content[:200].decode("latin-1"))
    named = _ENCODING.search(declaration.group()) if declaration else None
    return named.group(1) if named else "utf-8"


def _refuse_oversized(root: etree._Element, path: str) -> None:
    for node in root.iter():
        if any(len(value) > LONGEST_ATTRIBUTE for value in node.attrib.values()):
            raise _refused(path, "第{line}行的属性过长。", line=node.sourceline)
        if node.text and len(node.text) > LONGEST_TEXT:
            raise _refused(path, "第{line}行的文本过长。", line=node.sourceline)


def _refuse_repeated_ids(root: etree._Element, path: str) -> None:
    seen: set[str] = set()
    repeated = []
    for node in root.iter():
        found = node.get("id")
        if found in seen:
            repeated.append(Problem("编号“{id}”重复出现。", element=found, params={"id": found}))
        elif found is not None:
            seen.add(found)
    if repeated:
        raise DiagramRefused(path, tuple(repeated))


def _refused(path: str, sentence: str, **params: object) -> DiagramRefused:
    return DiagramRefused(path, (Problem(sentence, params=params),))
