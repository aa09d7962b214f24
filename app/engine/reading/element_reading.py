"""From XML to our index. What is drawn but cannot be run is reported, never skipped in silence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from app.engine.reading import vocabulary as words
from app.engine.reading.bpmn_xml import bpmn, child_text, local_tag, own_attributes, requirements_in
from app.engine.reading.elements import Element, Flow, Lane, Port, Process
from app.engine.reading.node_reading import NodeReading
from app.engine.reading.ports import BadPorts, read_ports
from app.engine.reading.problems import DiagramRefused, Problem
from app.engine.running.limits import NODES_PER_PROCESS

DEEPEST_NESTING = 5
MOST_PARTS = 4 * NODES_PER_PROCESS


@dataclass
class DiagramFile:
    """One file as read: its processes, and what is wrong with what is drawn in them."""

    path: str
    processes: dict[str, Process] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_file(root: etree._Element, path: str) -> DiagramFile:
    """The index of one diagram file; raises DiagramRefused where it is no BPMN at all."""
    if root.tag != bpmn("definitions"):
        raise DiagramRefused(path, (Problem("文件不是BPMN流程图。"),))
    found = DiagramFile(path)
    for node in root.iterfind(bpmn("process")):
        if not node.get("id"):
            raise DiagramRefused(path, (Problem("流程没有编号。"),))
        process = _ProcessReading(root, node, found).read()
        found.processes[process.id] = process
    return found


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
        self._refuse_oversized()
        own = own_attributes(self.node)
        self._check_attributes(self.process_id, own, words.ON_PROCESS)
        for lane in self.node.iter(bpmn("lane")):
            self._read_lane(lane)
        levels = list(self._levels(self.node, None, 0))
        for level, parent in levels:
            defaults = {node.get("id"): node.get("default") for node in level}
            flows = level.iterfind(bpmn("sequenceFlow"))
            self.flows.extend(self._flow(flow, defaults, parent) for flow in flows)
        nodes = NodeReading(self.root, self._problem)
        elements = [
            nodes.read(node, self.process_id, parent)
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
            takes=self._ports(own, "takes"),
            gives=self._ports(own, "gives"),
            confidential_to=own.get("confidentialTo"),
            subject=self._subject(own),
            business=own.get("business"),
            requirements=requirements_in(own),
            documentation=child_text(self.node, "documentation") or "",
            elements=self._with_lanes(self._with_neighbours(elements)),
            flows=tuple(self.flows),
            lanes=self.lanes,
        )

    def _ports(self, own: dict[str, str], attribute: str) -> tuple[Port, ...] | None:
        if attribute not in own:
            return None
        try:
            return read_ports(own[attribute])
        except BadPorts as fault:
            sentence = "changhu:{attribute}有误：{reason}"
            self._problem(sentence, self.process_id, attribute=attribute, reason=str(fault))
            return None

    def _subject(self, own: dict[str, str]) -> str:
        """Whom the cases are about; a process that says nothing is about nobody."""
        stated = own.get("subject", "none")
        if stated not in words.SUBJECTS:
            sentence = "“changhu:subject”应为 person、organisation 或 none，不是“{stated}”。"
            self._problem(sentence, self.process_id, stated=stated)
        return stated

    def _refuse_oversized(self) -> None:
        """What is far too large to be a process is not even looked at."""
        if sum(1 for node in self.node.iter() if local_tag(node) not in words.PARTS) > MOST_PARTS:
            problem = Problem("流程的节点和连线过多。", self.process_id, self.process_id)
            raise DiagramRefused(self.file.path, (problem,))

    def _levels(
        self, node: etree._Element, parent: str | None, depth: int
    ) -> Iterator[tuple[etree._Element, str | None]]:
        """The process itself, then each embedded sub-process, outer before inner."""
        if depth > DEEPEST_NESTING:
            self._problem("子流程嵌套超过{most}层。", parent, most=DEEPEST_NESTING)
            return
        yield node, parent
        for inner in node.iterfind(bpmn("subProcess")):
            yield from self._levels(inner, inner.get("id"), depth + 1)

    def _is_node(self, node: etree._Element, parent: str | None) -> bool:
        tag = local_tag(node)
        if tag is None or tag in words.PICTURES:
            return False
        if tag in words.NODES and node.get("id"):
            return True
        sentence = words.REFUSED_NODES.get(tag, "不支持元素“{tag}”。")
        self._problem(sentence, node.get("id") or parent, tag=tag)
        return False

    def _read_lane(self, node: etree._Element) -> None:
        lane_id, own = str(node.get("id")), own_attributes(node)
        self._check_attributes(lane_id, own, words.ON_LANE)
        self.lanes[lane_id] = Lane(
            id=lane_id,
            name=node.get("name") or "",
            process_id=self.process_id,
            organisation=own.get("organisation"),
            post=own.get("post"),
            requirements=requirements_in(own),
        )
        for reference in node.iterfind(bpmn("flowNodeRef")):
            self.lane_of[(reference.text or "").strip()] = lane_id

    def _flow(self, node: etree._Element, defaults: dict[str | None, str | None], parent: str | None) -> Flow:
        own, flow_id, source = own_attributes(node), str(node.get("id")), str(node.get("sourceRef"))
        self._check_attributes(flow_id, own, words.ON_FLOW)
        return Flow(
            id=flow_id,
            name=node.get("name") or "",
            process_id=self.process_id,
            source=source,
            target=str(node.get("targetRef")),
            parent=parent,
            condition=child_text(node, "conditionExpression"),
            is_default=defaults.get(source) == flow_id,
            requirements=requirements_in(own),
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
