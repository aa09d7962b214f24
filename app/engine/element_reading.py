"""From XML to our index. What is drawn but cannot be run is reported, never skipped in silence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from app.engine import vocabulary as words
from app.engine.elements import Element, Flow, Lane, MultiInstance, Process
from app.engine.problems import DiagramRefused, Problem

DEEPEST_NESTING = 5


@dataclass
class DiagramFile:
    """One file as read: its processes, and what is wrong with what is drawn in them."""

    path: str
    processes: dict[str, Process] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_file(root: etree._Element, path: str) -> DiagramFile:
    """The index of one diagram file; raises DiagramRefused where it is no BPMN at all."""
    if root.tag != _bpmn("definitions"):
        raise DiagramRefused(path, (Problem("文件不是BPMN流程图。"),))
    found = DiagramFile(path)
    for node in root.iterfind(_bpmn("process")):
        if not node.get("id"):
            raise DiagramRefused(path, (Problem("流程没有编号。"),))
        process = _ProcessReading(root, node, found).read()
        found.processes[process.id] = process
    return found


def _bpmn(tag: str) -> str:
    return f"{{{words.BPMN}}}{tag}"


def _own(node: etree._Element) -> dict[str, str]:
    prefix = f"{{{words.CHANGHU}}}"
    return {
        str(key).removeprefix(prefix): str(value)
        for key, value in node.attrib.items()
        if str(key).startswith(prefix)
    }


def _text(node: etree._Element | None) -> str | None:
    text = "".join(str(part) for part in node.itertext()).strip() if node is not None else ""
    return text or None


def _tag(node: etree._Element) -> tuple[bool, str]:
    name = etree.QName(node)
    return name.namespace == words.BPMN, name.localname


class _ProcessReading:
    """The reading of one process: flows first, then each node with what is known about it."""

    def __init__(self, root: etree._Element, node: etree._Element, file: DiagramFile) -> None:
        self.root = root
        self.node = node
        self.file = file
        self.process_id = str(node.get("id"))
        self.flows: list[Flow] = []
        self.lane_of: dict[str, str] = {}
        self.lanes: dict[str, Lane] = {}

    def read(self) -> Process:
        own = _own(self.node)
        self._check_attributes(self.process_id, own, words.ON_PROCESS)
        for lane in self.node.iter(_bpmn("lane")):
            self._read_lane(lane)
        levels = list(self._levels(self.node, None, 0))
        for level, parent in levels:
            flows = level.iterfind(_bpmn("sequenceFlow"))
            self.flows.extend(self._flow(flow, level, parent) for flow in flows)
        elements = [
            self._element(node, parent)
            for level, parent in levels
            for node in level
            if self._is_node(node, parent)
        ]
        return Process(
            id=self.process_id,
            name=self.node.get("name") or self.process_id,
            path=self.file.path,
            executable=self.node.get("isExecutable") == "true",
            returns=own.get("returns"),
            requirements=tuple(own.get("requirements", "").split()),
            documentation=_text(self.node.find(_bpmn("documentation"))) or "",
            elements=self._with_lanes(self._with_neighbours(elements)),
            flows=tuple(self.flows),
            lanes=self.lanes,
        )

    def _levels(
        self, node: etree._Element, parent: str | None, depth: int
    ) -> Iterator[tuple[etree._Element, str | None]]:
        """The process itself, then each embedded sub-process, outer before inner."""
        if depth > DEEPEST_NESTING:
            self._problem("子流程嵌套超过{most}层。", parent, most=DEEPEST_NESTING)
            return
        yield node, parent
        for inner in node.iterfind(_bpmn("subProcess")):
            yield from self._levels(inner, inner.get("id"), depth + 1)

    def _is_node(self, node: etree._Element, parent: str | None) -> bool:
        ours, tag = _tag(node)
        if not ours or tag in words.PICTURES:
            return False
        if tag in words.NODES and node.get("id"):
            return True
        sentence = words.REFUSED_NODES.get(tag, "不支持元素“{tag}”。")
        self._problem(sentence, node.get("id") or parent, tag=tag)
        return False

    def _read_lane(self, node: etree._Element) -> None:
        lane_id, own = str(node.get("id")), _own(node)
        self._check_attributes(lane_id, own, words.ON_LANE)
        self.lanes[lane_id] = Lane(
            id=lane_id,
            name=node.get("name") or "",
            process_id=self.process_id,
            organisation=own.get("organisation"),
            post=own.get("post"),
            requirements=tuple(own.get("requirements", "").split()),
        )
        for reference in node.iterfind(_bpmn("flowNodeRef")):
            self.lane_of[(reference.text or "").strip()] = lane_id

    def _flow(self, node: etree._Element, level: etree._Element, parent: str | None) -> Flow:
        own, flow_id, source = _own(node), str(node.get("id")), str(node.get("sourceRef"))
        self._check_attributes(flow_id, own, words.ON_FLOW)
        defaults = {other.get("default") for other in level if other.get("id") == source}
        return Flow(
            id=flow_id,
            name=node.get("name") or "",
            process_id=self.process_id,
            source=source,
            target=str(node.get("targetRef")),
            parent=parent,
            condition=_text(node.find(_bpmn("conditionExpression"))),
            is_default=flow_id in defaults,
            requirements=tuple(own.get("requirements", "").split()),
        )

    def _element(self, node: etree._Element, parent: str | None) -> Element:
        tag, own, element_id = _tag(node)[1], _own(node), str(node.get("id"))
        event, definition = self._event(node, tag)
        self._check_attributes(element_id, own, words.known_attributes(tag, event))
        if node.get("triggeredByEvent") == "true":
            self._problem("不支持事件子流程，请用嵌入子流程上的边界事件表示。", element_id)
        if node.get("isForCompensation") == "true":
            self._problem(words.REFUSED_EVENTS["compensateEventDefinition"], element_id)
        if node.get("instantiate") == "true":
            self._problem("不支持由任务或网关启动流程，请使用消息开始事件。", element_id)
        return Element(
            id=element_id,
            kind=tag,
            name=node.get("name") or "",
            process_id=self.process_id,
            parent=parent,
            event=event,
            attributes=own,
            requirements=tuple(own.get("requirements", "").split()),
            documentation=_text(node.find(_bpmn("documentation"))) or "",
            attached_to=node.get("attachedToRef"),
            interrupting=node.get("cancelActivity") != "false",
            message=self._message(node, definition, tag),
            error_code=self._error_code(definition),
            called=node.get("calledElement"),
            timer=self._timer(definition),
            script=_text(node.find(_bpmn("script"))),
            instances=self._instances(node, own),
        )

    def _event(self, node: etree._Element, tag: str) -> tuple[str | None, etree._Element | None]:
        found = [child for child in node if _tag(child)[1].endswith("EventDefinition")]
        references = node.findall(_bpmn("eventDefinitionRef"))
        element_id = str(node.get("id"))
        if len(found) + len(references) > 1 or references:
            self._problem("一个事件只能有一种定义。", element_id)
            return None, None
        if tag in {"receiveTask", "sendTask"}:
            return "message", None
        if not found:
            return None, None
        kind = _tag(found[0])[1]
        if kind not in words.EVENT_DEFINITIONS:
            self._problem(words.REFUSED_EVENTS.get(kind, "不支持事件“{kind}”。"), element_id, kind=kind)
            return None, None
        return words.EVENT_DEFINITIONS[kind], found[0]

    def _message(self, node: etree._Element, definition: etree._Element | None, tag: str) -> str | None:
        holder = node if tag in {"receiveTask", "sendTask"} else definition
        name = self._named("message", holder.get("messageRef") if holder is not None else None)
        return name.get("name") or None if name is not None else None

    def _error_code(self, definition: etree._Element | None) -> str | None:
        error = self._named("error", definition.get("errorRef") if definition is not None else None)
        return error.get("errorCode") or error.get("name") if error is not None else None

    def _named(self, tag: str, reference: str | None) -> etree._Element | None:
        if not reference:
            return None
        wanted = reference.rpartition(":")[2]
        return next((node for node in self.root.iterfind(_bpmn(tag)) if node.get("id") == wanted), None)

    def _timer(self, definition: etree._Element | None) -> tuple[str, str] | None:
        if definition is None:
            return None
        for tag, kind in (("timeDate", "date"), ("timeDuration", "duration"), ("timeCycle", "cycle")):
            text = _text(definition.find(_bpmn(tag)))
            if text is not None:
                return kind, text
        return None

    def _instances(self, node: etree._Element, own: dict[str, str]) -> MultiInstance | None:
        if node.find(_bpmn("standardLoopCharacteristics")) is not None:
            self._problem("不支持循环标记，请用网关和回路画出。", node.get("id"))
        loop = node.find(_bpmn("multiInstanceLoopCharacteristics"))
        if loop is None:
            if words.REPEATED & own.keys():
                self._problem("有逐项办理的属性，但没有多实例标记。", node.get("id"))
            return None
        return MultiInstance(
            sequential=loop.get("isSequential") == "true",
            collection=own.get("forEach") or _text(loop.find(_bpmn("loopDataInputRef"))),
            cardinality=_text(loop.find(_bpmn("loopCardinality"))),
            item=own.get("as") or _name_of(loop.find(_bpmn("inputDataItem"))),
            collects=own.get("collects") or _name_of(loop.find(_bpmn("outputDataItem"))),
            into=own.get("into") or _text(loop.find(_bpmn("loopDataOutputRef"))),
            completion=_text(loop.find(_bpmn("completionCondition"))),
        )

    def _with_neighbours(self, elements: list[Element]) -> list[Element]:
        incoming, outgoing = defaultdict(list), defaultdict(list)
        for flow in self.flows:
            incoming[flow.target].append(flow.source)
            outgoing[flow.source].append(flow.target)
        return [
            replace(element, incoming=tuple(incoming[element.id]), outgoing=tuple(outgoing[element.id]))
            for element in elements
        ]

    def _with_lanes(self, elements: list[Element]) -> dict[str, Element]:
        found: dict[str, Element] = {}
        for element in elements:
            around = found[element.parent].lane if element.parent in found else None
            found[element.id] = replace(element, lane=self.lane_of.get(element.id, around))
        return found

    def _check_attributes(self, element: str, own: dict[str, str], known: frozenset[str]) -> None:
        for name in own.keys() - known:
            self._problem("此处不认识属性“changhu:{name}”。", element, name=name)

    def _problem(self, sentence: str, element: str | None, **params: object) -> None:
        self.file.problems.append(Problem(sentence, element, self.process_id, params))


def _name_of(node: etree._Element | None) -> str | None:
    if node is None:
        return None
    return node.get("name") or node.get("id")
