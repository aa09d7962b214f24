"""Every expression of a diagram is over names that exist where it stands."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes, Names, plain
from app.casework.releases.checks.finding import Finding, about_text
from app.casework.releases.checks.under_check import UnderCheck
from app.engine.reading.elements import Element, Lane, Process
from app.feel.judging import judge_expression

_ON_ENTRY = {
    "with": "给出的内容",
    "to": "收件方",
    "candidates": "办理人",
    "excludes": "不得办理的人",
    "organisation": "机构",
    "post": "岗位",
    "clock": "期限",
}
_ON_LEAVING = {
    "on": "事件之日",
    "startsClocks": "起算的期限",
    "stopsClocks": "停止的期限",
    "resumesClocks": "恢复的期限",
    "endsClocks": "结束的期限",
}
_ALWAYS_FEEL = frozenset({"with", "to", "candidates", "excludes", "on"})


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Names, members and functions that nobody gives; comparisons that never hold; full-width signs."""
    for process in checked.processes.values():
        for element, place, text, names in _expressions(process, data):
            complaints = judge_expression(plain(text), {**names, **data.functions}).complaints
            yield from about_text(process.path, element, place, plain(text), complaints)


def _expressions(process: Process, data: DataShapes) -> Iterator[tuple[str, str, str, Names]]:
    """Every expression with the id of what it stands on, the place in words, and the names known there."""
    for element in process.elements.values():
        yield from _of_element(process, element, data)
    for flow in process.flows:
        if flow.condition and flow.source in process.elements:
            yield flow.id, "条件", flow.condition, data.after(process.elements[flow.source])
    if process.returns:
        yield process.id, "返回", process.returns, data.at_end(process)


def _of_element(
    process: Process, element: Element, data: DataShapes
) -> Iterator[tuple[str, str, str, Names]]:
    before, after = data.at(element), data.after(element)
    for attribute, names, words in ((_ON_ENTRY, before, _ON_ENTRY), (_ON_LEAVING, after, _ON_LEAVING)):
        for slot in attribute:
            text = element.attributes.get(slot)
            if text and (slot in _ALWAYS_FEEL or text.startswith("=")):
                yield element.id, words[slot], text, names
    if element.script:
        yield element.id, "脚本", element.script, before
    if element.timer and element.timer[1].startswith("="):
        yield element.id, "定时", element.timer[1], before
    if element.instances is not None:
        yield from _of_repetition(element, data)
    lane = process.lanes.get(element.lane or "")
    if lane is not None and element.kind == "userTask":
        yield from _of_lane(element, lane, before)


def _of_repetition(element: Element, data: DataShapes) -> Iterator[tuple[str, str, str, Names]]:
    repeated, before = element.instances, data.at(element)
    assert repeated is not None
    for text in (repeated.collection, repeated.cardinality):
        if text:
            yield element.id, "重复", text, before
    if repeated.completion:
        yield element.id, "提前结束的条件", repeated.completion, data.collected(element)


def _of_lane(element: Element, lane: Lane, before: Names) -> Iterator[tuple[str, str, str, Names]]:
    for slot in ("organisation", "post"):
        text = getattr(lane, slot)
        if text and text.startswith("=") and slot not in element.attributes:
            yield element.id, f"泳道的{_ON_ENTRY[slot]}", text, before
