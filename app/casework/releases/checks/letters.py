"""A letter that is issued exists, can be read, and asks for nothing that a case does not have."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes, Names
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.documents import check_template, names_in_letter
from app.domain.errors import MaterialRefused
from app.engine.reading.elements import Element
from app.feel.shapes import Shape


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Codes without a letter, letters that cannot be read, names that nobody gives."""
    broken = {finding.file: finding for finding in _unreadable(checked)}
    yield from broken.values()
    for element in checked.elements:
        for code in element.attributes.get("issues", "").split():
            path = _path(checked, element, code)
            if path is None:
                yield checked.finding(element, "没有代码为“{code}”的文书", "出具的文书", code=code)
            elif path not in broken:
                names = {**data.after(element), **data.facts, **checked.house.letter_facts}
                yield from _names(checked, path, names)


def _path(checked: UnderCheck, element: Element, code: str) -> str | None:
    places = (element.process_id, "shared")
    paths = (f"bpmn/{folder}/documents/{code}.html" for folder in places)
    return next((path for path in paths if path in checked.files), None)


def _unreadable(checked: UnderCheck) -> Iterator[Finding]:
    for path, content in checked.files.items():
        if path.endswith(".html"):
            try:
                check_template(content.decode("utf-8"))
            except MaterialRefused as error:
                yield Finding(path, None, "{reason}", params={"reason": error.params["reason"]})
            except UnicodeDecodeError:
                yield Finding(path, None, "文件不是 UTF-8 编码")


def _names(checked: UnderCheck, path: str, names: Names) -> Iterator[Finding]:
    for chain, line in names_in_letter(checked.files[path].decode("utf-8")):
        missing = _missing(names, chain)
        if missing:
            yield Finding(path, None, "没有“{name}”这一项", f"第{line}行", {"name": missing})


def _missing(names: Names, chain: tuple[str, ...]) -> str:
    """The part of a path that nobody gives, as far as is known; empty where all of it may be there."""
    if chain[0] not in names:
        return chain[0]
    shape: Shape = names[chain[0]]
    for length, name in enumerate(chain[1:], 2):
        if shape.members is None:
            return ""
        if name not in shape.members:
            return ".".join(chain[:length])
        shape = shape.members[name]
    return ""
