"""Small readings of BPMN's XML."""

from lxml import etree

from app.engine.reading.vocabulary import BPMN, CHANGHU

_OWN = f"{{{CHANGHU}}}"


def bpmn(tag: str) -> str:
    """A tag of the standard, as lxml names it."""
    return f"{{{BPMN}}}{tag}"


def local_tag(node: etree._Element) -> str | None:
    """The tag without its namespace; None where it is not of the standard."""
    name = etree.QName(node)
    return name.localname if name.namespace == BPMN else None


def own_attributes(node: etree._Element) -> dict[str, str]:
    """Our attributes by their local names."""
    found = {str(key): str(value) for key, value in node.attrib.items()}
    return {key.removeprefix(_OWN): value for key, value in found.items() if key.startswith(_OWN)}


def child_text(node: etree._Element, tag: str) -> str | None:
    """The text of the first such child, None where there is none or it is empty."""
    child = node.find(bpmn(tag))
    text = "".join(str(part) for part in child.itertext()).strip() if child is not None else ""
    return text or None


def child_name(node: etree._Element, tag: str) -> str | None:
    """The name of the first such child, else its id."""
    child = node.find(bpmn(tag))
    return (child.get("name") or child.get("id")) if child is not None else None


def requirements_in(own: dict[str, str]) -> tuple[str, ...]:
    """The requirement ids among our attributes."""
    return tuple(own.get("requirements", "").split())
