"""What each kind of node needs, and which names data may bear."""

import re
from collections.abc import Iterator

from app.engine.reading.elements import Element, MultiInstance, Process
from app.engine.reading.problems import Problem
from app.engine.reading.vocabulary import ACTIVITIES, ALLOWED_EVENTS

_ELEMENT_ID = re.compile(r"[^\W\d][\w-]*")
_DATA_NAME = re.compile(r"[^\W\d_]\w*")
_NEEDED = {
    "serviceTask": ("service", "服务任务没有指明服务（changhu:service）。"),
    "businessRuleTask": ("decision", "业务规则任务没有指明决策表（changhu:decision）。"),
    "scriptTask": ("result", "脚本任务没有指明结果名（changhu:result）。"),
}

Found = Iterator[tuple[str, dict[str, object]]]


def check_nodes(process: Process) -> Iterator[Problem]:
    """Problems of the single nodes of a process."""
    for element in process.elements.values():
        for sentence, params in (
            *_check_names(element),
            *_check_needs(element),
            *_check_event(element),
            *_check_repeated(element.instances),
            *_check_border(process, element),
            *_check_starts(process, element),
            *_check_event_gateway(process, element),
        ):
            yield Problem(sentence, element.id, process.id, params)
    yield from _check_main_start(process)


def _check_names(element: Element) -> Found:
    if not _ELEMENT_ID.fullmatch(element.id):
        yield "编号只能由字母、数字、下划线和连字符组成。", {}
    repeated = element.instances
    names: set[str | None] = {*element.keeps, element.result}
    names |= {repeated.item, repeated.into, repeated.collects} if repeated else set()
    for name in names:
        if name is not None and (name == "typename" or not _DATA_NAME.fullmatch(name)):
            yield "“{name}”不能用作数据名称。", {"name": name}


def _check_needs(element: Element) -> Found:
    attribute, sentence = _NEEDED.get(element.kind, ("", ""))
    if attribute and not element.attributes.get(attribute):
        yield sentence, {}
    if element.kind == "scriptTask" and element.script is None:
        yield "脚本任务没有表达式。", {}
    if element.attributes.get("once") not in {None, "true", "false"}:
        yield "changhu:once只能是true或false。", {}
    if element.attributes.get("sender") not in {None, "case"}:
        yield "changhu:sender只能是case。", {}


def _check_event(element: Element) -> Found:
    if element.kind in ALLOWED_EVENTS and element.event not in ALLOWED_EVENTS[element.kind]:
        yield "这里不能用这种事件。", {}
    if element.event == "timer":
        if (element.timer is None) == ("clock" not in element.attributes):
            yield "定时事件须有时间表达式或期限名称（changhu:clock），二者只能有一个。", {}
        if element.timer and element.timer[0] == "cycle" and element.interrupting:
            yield "定时周期只能用在非中断的边界事件上。", {}
    if element.event == "message" and not element.message:
        yield "消息事件没有指明消息。", {}
    if element.kind == "endEvent" and element.event == "error" and not element.error_code:
        yield "错误结束事件没有指明错误代码。", {}


def _check_repeated(instances: MultiInstance | None) -> Found:
    if instances is None:
        return
    if (instances.collection is None) == (instances.cardinality is None):
        yield "多实例任务须有列表（changhu:forEach）或次数，二者只能有一个。", {}
    if (instances.collects is None) != (instances.into is None):
        yield "收集结果须同时有changhu:collects和changhu:into。", {}
    if instances.item is not None and instances.item in {instances.into, instances.collects}:
        yield "逐项的名称“{name}”与收集结果的名称相同。", {"name": instances.item}


def _check_border(process: Process, element: Element) -> Found:
    if element.kind != "boundaryEvent":
        return
    activity = process.elements.get(element.attached_to or "")
    if activity is None or activity.kind not in ACTIVITIES or activity.parent != element.parent:
        yield "边界事件没有附着在同一层的活动上。", {}
        return
    if element.event == "message" and not element.interrupting and element.attributes.get("once") != "true":
        yield '非中断的消息边界事件只收一次消息，须注明changhu:once="true"。', {}
    if element.event == "error":
        codes = [other.error_code for other in process.boundary_events(activity.id) if other.event == "error"]
        if codes.count(element.error_code) > 1:
            yield "同一活动上有两个相同的错误边界事件。", {}
        if activity.kind not in {"subProcess", "callActivity", "serviceTask", "userTask"}:
            yield "这种活动不会报告错误。", {}
        if not element.interrupting:
            yield "错误边界事件总是中断的。", {}


def _check_event_gateway(process: Process, element: Element) -> Found:
    if element.kind != "eventBasedGateway":
        return
    if len(element.outgoing) < 2:
        yield "事件网关之后至少要有两个事件。", {}
    for name in element.outgoing:
        node = process.elements.get(name)
        if node is None or node.kind not in {"intermediateCatchEvent", "receiveTask"}:
            yield "事件网关之后只能是等待定时或消息的事件。", {}
        elif len(node.incoming) > 1 or node.instances or process.boundary_events(name):
            yield "事件网关之后的“{name}”不能有其他来路、多实例标记或边界事件。", {"name": name}


def _check_starts(process: Process, element: Element) -> Found:
    if element.kind == "subProcess":
        starts = [node for node in process.inside(element.id) if node.kind == "startEvent"]
        if len(starts) != 1 or starts[0].event is not None:
            yield "嵌入子流程须恰好有一个普通的开始事件。", {}


def _check_main_start(process: Process) -> Iterator[Problem]:
    starts = [node for node in process.inside(None) if node.kind == "startEvent"]
    messages = [node.message for node in starts if node.event == "message"]
    plain = [node for node in starts if node.event is None]
    if not starts:
        yield Problem("流程没有开始事件。", process.id, process.id)
    if len(plain) > 1:
        yield Problem("流程只能有一个普通的开始事件，其余须由消息启动。", process.id, process.id)
    if len(set(messages)) != len(messages):
        yield Problem("两个开始事件等待同一消息。", process.id, process.id)
