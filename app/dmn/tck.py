"""Runs cases in the format of the DMN Technology Compatibility Kit: `*.dmn` with `*-test-*.xml` beside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from app.dmn.errors import DmnError
from app.dmn.model import DecisionModel, read_model
from app.dmn.xml_reading import Element, child, children, kind, read_xml
from app.feel.builtins.conversions import text_of as written
from app.feel.decimals import number_from_text
from app.feel.relations import equal
from app.feel.temporal import parse_date, parse_date_and_time, parse_time
from app.feel.values import parse_duration

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_TOLERANCE = Decimal("1e-8")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected result of one case, with what was found."""

    file: str
    case: str
    node: str
    passed: bool
    expected: str
    found: str


def run_folder(folder: Path, moment: datetime | None = None) -> Iterator[Outcome]:
    """Every expected result below a folder, in the order of the file names."""
    at = moment or datetime(2026, 1, 1, tzinfo=UTC)
    for path in sorted(folder.rglob("*.xml")):
        root = _tests_in(path)
        if root is not None:
            yield from _run_file(path, root, at)


def _tests_in(path: Path) -> Element | None:
    try:
        root = read_xml(path.read_bytes())
    except DmnError:
        return None
    return root if kind(root) == "testCases" else None


def _run_file(path: Path, root: Element, moment: datetime) -> Iterator[Outcome]:
    named = child(root, "modelName")
    model_name = (named.text or "").strip() if named is not None else ""
    model: DecisionModel | str
    try:
        model = read_with_imports(path.parent / model_name)
    except Exception as error:  # noqa: BLE001 - one broken model must not end the whole run
        model = f"{type(error).__name__}: {error}"
    for case in children(root, "testCase"):
        for result in children(case, "resultNode"):
            yield _run_case(path, case, result, model, moment)


def _run_case(
    path: Path, case: Element, result: Element, model: DecisionModel | str, at: datetime
) -> Outcome:
    holder = child(result, "expected")
    expected = read_value(holder) if holder is not None else None
    asked = case.get("invocableName") if case.get("type") in {"bkm", "decisionService"} else None
    node = asked or result.get("name") or ""
    if isinstance(model, str):
        passed, found = False, model
    else:
        try:
            inputs = {part.get("name", ""): read_value(part) for part in children(case, "inputNode")}
            value = model.decide(node, inputs, moment=at).value
            if asked and isinstance(value, dict) and result.get("name") in value:
                value = value[result.get("name")]
            passed, found = same(expected, value), written(value)
        except Exception as error:  # noqa: BLE001 - nor may one broken case
            passed, found = False, f"{type(error).__name__}: {error}"
    return Outcome(str(path), case.get("id", ""), node, passed, written(expected), found)


def read_with_imports(path: Path) -> DecisionModel:
    """A model with the models that it imports, taken from the files beside it."""
    beside: dict[str, Path] = {}
    for other in sorted(path.parent.glob("*.dmn")):
        try:
            beside.setdefault(read_xml(other.read_bytes()).get("namespace", ""), other)
        except DmnError:
            continue
    return _read(path, beside, ())


def _read(path: Path, beside: Mapping[str, Path], trail: tuple[Path, ...]) -> DecisionModel:
    xml = path.read_bytes()
    found = (_imported_file(element, path, beside) for element in children(read_xml(xml), "import"))
    needed = [other for other in found if other is not None and other not in (*trail, path)]
    return read_model(xml, [_read(other, beside, (*trail, path)) for other in needed])


def _imported_file(element: Element, path: Path, beside: Mapping[str, Path]) -> Path | None:
    """The file of an import: where it says it lies, below the importing one, else by its namespace."""
    located = (path.parent / element.get("locationURI", "")).resolve()
    if located.is_file() and located.is_relative_to(path.parent.resolve()):
        return located
    return beside.get(element.get("namespace", ""))


def read_value(holder: Element) -> object:
    """The value that a test writes down: a `value`, a `list`, or `component`s."""
    components = list(children(holder, "component"))
    if components:
        return {part.get("name", ""): read_value(part) for part in components}
    values = child(holder, "list")
    if values is not None:
        if values.get(f"{_XSI}nil") == "true":
            return None
        return [read_value(item) for item in children(values, "item")]
    value = child(holder, "value")
    if value is None or value.get(f"{_XSI}nil") == "true" or holder.get(f"{_XSI}nil") == "true":
        return None
    return _scalar(value.get(f"{_XSI}type", "string").rpartition(":")[2], value.text or "")


def _scalar(type_name: str, text: str) -> object:
    if type_name == "boolean":
        return text.strip() in ("true", "1")
    if type_name in {"decimal", "double", "integer", "float", "int", "long"}:
        return number_from_text(text.strip().removeprefix("+"))
    readers = {
        "date": parse_date,
        "time": parse_time,
        "dateTime": lambda given: parse_date_and_time(given) or parse_date(given),
        "duration": parse_duration,
        "dayTimeDuration": parse_duration,
        "yearMonthDuration": parse_duration,
    }
    reader = readers.get(type_name)
    return reader(text.strip()) if reader else text


def same(expected: object, found: object) -> bool:
    """Whether a found value is the expected one; numbers may differ in their eighth decimal."""
    if isinstance(expected, Decimal) and isinstance(found, Decimal):
        return abs(expected - found) <= max(_TOLERANCE, abs(expected) * _TOLERANCE)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(same(expected[name], found[name]) for name in found)
    return equal(expected, found) is True
