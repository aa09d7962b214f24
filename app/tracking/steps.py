"""The steps of a case as a table that says the same as the diagram."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext, lazy_gettext

from app.engine.reading.elements import Element
from app.tracking.calls import Call
from app.tracking.case_page import CasePage
from app.web.due_words import DueWords, due_words
from app.web.journal_lines import JournalLine

KINDS = {
    "userTask": lazy_gettext("人员办理"),
    "serviceTask": lazy_gettext("系统办理"),
    "scriptTask": lazy_gettext("系统计算"),
    "businessRuleTask": lazy_gettext("规则判断"),
    "callActivity": lazy_gettext("子流程"),
    "subProcess": lazy_gettext("阶段"),
    "startEvent": lazy_gettext("开始"),
    "endEvent": lazy_gettext("结束"),
    "exclusiveGateway": lazy_gettext("判断"),
    "parallelGateway": lazy_gettext("并行"),
    "intermediateCatchEvent": lazy_gettext("等待"),
    "intermediateThrowEvent": lazy_gettext("发出消息"),
    "boundaryEvent": lazy_gettext("中断"),
}


@dataclass(frozen=True)
class VisitOfElement:
    """One visit of one element; `at` is when it was done, None while it is open.

    `place` names the diagram, and what called it where the case went through it more than once.
    """

    process_id: str
    element_id: str
    call: int
    name: str
    kind: str
    place: str
    who: str
    at: datetime | None
    due: DueWords | None
    requirements: tuple[str, ...]


def steps_of(page: CasePage) -> list[VisitOfElement]:
    """What was done, in order, then what is open."""
    return [*_done(page), *_open(page)]


def _done(page: CasePage) -> Iterator[VisitOfElement]:
    workers = {item.task_id: page.names.get(item.ended_by or "", "") for item in page.items}
    places = {line.seq: call for call in _calls(page) for line in call.lines}
    applicant = next((line.actor for line in page.journal if line.kind == "case_opened"), "")
    for line in page.journal:
        if line.kind != "element_completed" or not line.process_id or not line.element_id:
            continue
        element = page.element(line.process_id, line.element_id)
        if element.name:
            begun = line.element_id if element.kind == "startEvent" else None
            who = applicant if begun == page.start_event else workers.get(line.task_id or "")
            yield _step(page, element, places[line.seq], who or _by_machine(element), line)


def _open(page: CasePage) -> Iterator[VisitOfElement]:
    for item in page.items:
        if item.state != "open":
            continue
        element = page.element(item.process_id, item.element_id)
        due = due_words(item.due_at, page.unit.moment, provisional=item.provisional)
        holder = page.names.get(item.claimed_by or "") or gettext("待认领")
        calls = page.calls(item.process_id)
        call = next((call for call in reversed(calls) if call.holds(item)), page.call(item.process_id))
        yield _step(page, element, call, holder, None, due)


def _calls(page: CasePage) -> Iterator[Call]:
    for process_id in {line.process_id for line in page.journal if line.process_id}:
        yield from page.calls(process_id)


def _step(
    page: CasePage,
    element: Element,
    call: Call,
    who: str,
    line: JournalLine | None,
    due: DueWords | None = None,
) -> VisitOfElement:
    return VisitOfElement(
        process_id=element.process_id,
        element_id=element.id,
        call=call.number,
        name=element.name,
        kind=str(KINDS.get(element.kind, "")),
        place=_place(page, call),
        who=who,
        at=line.at if line else None,
        due=due,
        requirements=element.requirements,
    )


def _place(page: CasePage, call: Call) -> str:
    if call.process_id == page.instance.process_id:
        return ""
    parts = (gettext(page.process(call.process_id).name), page.call_title(call))
    return " · ".join(part for part in parts if part)


def _by_machine(element: Element) -> str:
    return "" if element.kind == "userTask" else gettext("系统")
