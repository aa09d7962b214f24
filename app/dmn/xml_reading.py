"""Reads DMN 1.1 to 1.6 XML without network, DTD or entities."""

from collections.abc import Iterator

from lxml import etree

from app.dmn.errors import DmnError

CHANGHU = "https://changhu.dev/bpmn"
MODEL_NAMESPACES = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
        "https://www.omg.org/spec/DMN/20240513/MODEL/",
    }
)
SIZE = 8_000_000
Element = etree._Element


def read_definitions(xml: bytes) -> Element:
    """The `definitions` element. Raises DmnError where the text is no decision model."""
    root = read_xml(xml)
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in MODEL_NAMESPACES:
        raise DmnError("", "这不是 DMN 1.1 至 1.6 的文件。", "This is no DMN 1.1 to 1.6 document.")
    _refuse_duplicate_ids(root, str(name.namespace))
    return root


def read_xml(xml: bytes) -> Element:
    """The root of an XML text; refuses a DOCTYPE, and with it all entities."""
    if len(xml) > SIZE:
        raise DmnError("", "文件过大。", "The document is too large.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DmnError("", f"不是有效的 XML：{error}", f"This is no valid XML: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise DmnError("", "文件不得含有 DOCTYPE。", "The document must not have a DOCTYPE.")
    return root


def _refuse_duplicate_ids(root: Element, namespace: str) -> None:
    seen: set[str] = set()
    for element in root.iter(f"{{{namespace}}}*"):
        element_id = element.get("id")
        if element_id is None:
            continue
        if element_id in seen:
            raise DmnError(
                element_id, f"标识“{element_id}”重复。", f"The id “{element_id}” is given more than once."
            )
        seen.add(element_id)


def kind(element: Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def children(element: Element, *names: str) -> Iterator[Element]:
    """Child elements, those of the given names or all."""
    for child in element:
        if isinstance(child.tag, str) and (not names or kind(child) in names):
            yield child


def child(element: Element, *names: str) -> Element | None:
    """The first child element of one of these names."""
    return next(children(element, *names), None)


def text_of(element: Element | None, *path: str) -> str:
    """The stripped text of an element, or of the one that a path of names leads to."""
    for name in path:
        element = child(element, name) if element is not None else None
    return "".join(str(part) for part in element.itertext()).strip() if element is not None else ""


def identity(element: Element) -> str:
    """The id of an element, else its name, else that of what it stands in."""
    walker: Element | None = element
    while walker is not None:
        found = walker.get("id") or walker.get("name")
        if found:
            return str(found)
        walker = walker.getparent()
    return ""
