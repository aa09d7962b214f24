"""Forms and clocks are seen from inside a call outwards: what only a called process has is not seen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.materials import form_path
from app.casework.releases.pinned_release import form_of
from app.engine.reading.elements import Element, Process

Place = tuple[str, tuple[str, ...]]
"""A process, and the repeated sub-processes in it that lead to the element, outermost first."""

_ASKED = re.compile(r"\b(forms|clocks)\.([^\W\d]\w*)")
_CLOCKS = ("clock", "stopsClocks", "resumesClocks", "endsClocks")
_SAID = {"forms": "表单", "clocks": "期限"}


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Names that exist, but only where they are not seen from: what a caller needs comes with the result."""
    given = _given(checked)
    around = {name: _around(checked, name) for name in checked.processes}
    for element in checked.elements:
        here = _place(checked.processes[element.process_id], element)
        for kind, name in dict.fromkeys(_asked(checked, element)):
            places = given[kind].get(name, ())
            if places and not any(_is_seen(there, here, around) for there in places):
                sentence = "“{name}”只在被调用的流程或逐项办理的部分里，在这里看不到，须由返回的结果带出来"
                yield checked.finding(element, sentence, _SAID[kind], name=name)


def _given(checked: UnderCheck) -> Mapping[str, Mapping[str, list[Place]]]:
    """Where each form is filled in and each clock started."""
    given: dict[str, dict[str, list[Place]]] = {"forms": defaultdict(list), "clocks": defaultdict(list)}
    for element in checked.elements:
        place = _place(checked.processes[element.process_id], element)
        if checked.form(element) is not None:
            given["forms"][element.id].append(place)
        for name in element.attributes.get("startsClocks", "").split():
            given["clocks"][name].append(place)
    return given


def _asked(checked: UnderCheck, element: Element) -> Iterator[tuple[str, str]]:
    """The forms and clocks that an element names: in its attributes, flows, form and letters."""
    for attribute in _CLOCKS:
        text = element.attributes.get(attribute, "")
        yield from (("clocks", name) for name in text.split() if not text.startswith("="))
    for text in _texts(checked, element):
        yield from _ASKED.findall(text)


def _texts(checked: UnderCheck, element: Element) -> Iterator[str]:
    process = checked.processes[element.process_id]
    yield from element.attributes.values()
    yield element.script or ""
    yield from (flow.condition or "" for flow in process.flows if flow.source == element.id)
    if checked.form(element) is not None:
        yield checked.files[form_path(form_of(element))].decode("utf-8")
    for code in element.attributes.get("issues", "").split():
        for folder in (element.process_id, "shared"):
            path = f"bpmn/{folder}/documents/{code}.html"
            if path in checked.files:
                yield checked.files[path].decode("utf-8")
                break


def _place(process: Process, element: Element) -> Place:
    repeated: list[str] = []
    outer = process.elements.get(element.parent or "")
    while outer is not None:
        if outer.instances is not None:
            repeated.insert(0, outer.id)
        outer = process.elements.get(outer.parent or "")
    return process.id, tuple(repeated)


def _around(checked: UnderCheck, process_id: str) -> set[str]:
    """The processes that lead to this one by calls."""
    found: set[str] = set()
    waiting = [process_id]
    while waiting:
        called = waiting.pop()
        callers = {call.process_id for call in checked.elements_of("callActivity") if call.called == called}
        waiting.extend(callers - found)
        found |= callers
    return found


def _is_seen(there: Place, here: Place, around: Mapping[str, set[str]]) -> bool:
    if there[0] == here[0]:
        return here[1][: len(there[1])] == there[1]
    return there[0] in around[here[0]]
