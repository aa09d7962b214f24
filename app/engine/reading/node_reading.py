"""One node of a diagram, with its event and its repetition."""

from collections.abc import Callable

from lxml import etree

from app.engine.reading import vocabulary as words
from app.engine.reading.bpmn_xml import (
    bpmn,
    child_name,
    child_text,
    local_tag,
    own_attributes,
    requirements_in,
)
from app.engine.reading.elements import Element, MultiInstance

Report = Callable[..., None]
_REFUSED_MARKS = {
    "triggeredByEvent": "不支持事件子流程，请用嵌入子流程上的边界事件表示。",
    "isForCompensation": words.REFUSED_EVENTS["compensateEventDefinition"],
    "instantiate": "不支持由任务或网关启动流程，请使用消息开始事件。",
}
_TIMES = (("timeDate", "date"), ("timeDuration", "duration"), ("timeCycle", "cycle"))


class NodeReading:
    """Reads nodes of one file. `report(sentence, element id, **params)` takes what is wrong with them."""

    def __init__(self, root: etree._Element, report: Report) -> None:
        self._report = report
        self._messages = {str(node.get("id")): node.get("name") for node in root.iterfind(bpmn("message"))}
        self._errors = {
            str(node.get("id")): node.get("errorCode") or node.get("name")
            for node in root.iterfind(bpmn("error"))
        }

    def read(self, node: etree._Element, process_id: str, parent: str | None) -> Element:
        """A node of a kind that we know; its neighbours and lane are added later."""
        tag, own, element_id = local_tag(node) or "", own_attributes(node), str(node.get("id"))
        event, definition = self._event(node, tag)
        for mark, sentence in _REFUSED_MARKS.items():
            if node.get(mark) == "true":
                self._report(sentence, element_id)
        for name in own.keys() - words.known_attributes(tag, event):
            self._report("此处不认识属性“changhu:{name}”。", element_id, name=name)
        return Element(
            id=element_id,
            kind=tag,
            name=node.get("name") or "",
            process_id=process_id,
            parent=parent,
            event=event,
            attributes=own,
            requirements=requirements_in(own),
            documentation=child_text(node, "documentation") or "",
            attached_to=node.get("attachedToRef"),
            interrupting=node.get("cancelActivity") != "false",
            message=self._message(node if tag in words.MESSAGE_TASKS else definition),
            error_code=self._error_code(definition, element_id),
            called=node.get("calledElement"),
            timer=_timer(definition),
            script=child_text(node, "script"),
            instances=self._instances(node, own),
        )

    def _event(self, node: etree._Element, tag: str) -> tuple[str | None, etree._Element | None]:
        found = [child for child in node if (local_tag(child) or "").endswith("EventDefinition")]
        element_id = str(node.get("id"))
        if len(found) > 1 or node.find(bpmn("eventDefinitionRef")) is not None:
            self._report("一个事件只能有一种定义，并写在事件之内。", element_id)
            return None, None
        if tag in words.MESSAGE_TASKS:
            return "message", None
        if not found:
            return None, None
        kind = local_tag(found[0]) or ""
        if kind not in words.EVENT_DEFINITIONS:
            self._report(words.REFUSED_EVENTS.get(kind, "不支持事件“{kind}”。"), element_id, kind=kind)
            return None, None
        return words.EVENT_DEFINITIONS[kind], found[0]

    def _message(self, holder: etree._Element | None) -> str | None:
        return self._messages.get(_referred(holder, "messageRef")) or None

    def _error_code(self, definition: etree._Element | None, element_id: str) -> str | None:
        reference = _referred(definition, "errorRef")
        if reference and not self._errors.get(reference):
            self._report("错误事件所指的错误不存在，或没有代码。", element_id)
        return self._errors.get(reference)

    def _instances(self, node: etree._Element, own: dict[str, str]) -> MultiInstance | None:
        if node.find(bpmn("standardLoopCharacteristics")) is not None:
            self._report("不支持循环标记，请用网关和回路画出。", node.get("id"))
        loop = node.find(bpmn("multiInstanceLoopCharacteristics"))
        if loop is None:
            if words.REPEATED & own.keys():
                self._report("有逐项办理的属性，但没有多实例标记。", node.get("id"))
            return None
        return MultiInstance(
            sequential=loop.get("isSequential") == "true",
            collection=own.get("forEach") or child_text(loop, "loopDataInputRef"),
            cardinality=child_text(loop, "loopCardinality"),
            item=own.get("as") or child_name(loop, "inputDataItem"),
            collects=own.get("collects") or child_name(loop, "outputDataItem"),
            into=own.get("into") or child_text(loop, "loopDataOutputRef"),
            completion=child_text(loop, "completionCondition"),
        )


def _referred(holder: etree._Element | None, attribute: str) -> str:
    """The id that an attribute refers to, without its namespace prefix."""
    return (holder.get(attribute) or "").rpartition(":")[2] if holder is not None else ""


def _timer(definition: etree._Element | None) -> tuple[str, str] | None:
    if definition is None:
        return None
    texts = ((kind, child_text(definition, tag)) for tag, kind in _TIMES)
    return next(((kind, text) for kind, text in texts if text is not None), None)
