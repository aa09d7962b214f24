"""Every node must be reached and lead on, and every flow must be unambiguous."""

from collections import Counter
from collections.abc import Iterator

from app.engine.reading.checks.graph import Level, levels
from app.engine.reading.elements import Element, Flow, Process
from app.engine.reading.problems import Problem
from app.engine.reading.vocabulary import ACTIVITIES
from app.engine.running.limits import NODES_PER_LEVEL, NODES_PER_PROCESS

_CHOOSING = {"exclusiveGateway", "inclusiveGateway"}


def check_connections(process: Process) -> Iterator[Problem]:
    """Problems of the flows of a process."""
    if len(process.elements) > NODES_PER_PROCESS:
        yield Problem("流程的节点超过{most}个。", process.id, process.id, {"most": NODES_PER_PROCESS})
        return
    yield from _check_flows(process)
    for level in levels(process):
        yield from _check_level(process, level)


def _check_flows(process: Process) -> Iterator[Problem]:
    pairs = Counter((flow.source, flow.target) for flow in process.flows)
    for flow in process.flows:
        for end in (flow.source, flow.target):
            node = process.elements.get(end)
            if node is None or node.parent != flow.parent:
                yield Problem("连线的一端“{end}”不在同一层流程中。", flow.id, process.id, {"end": end})
        if pairs[flow.source, flow.target] > 1:
            yield Problem("同一对节点之间有两条连线。", flow.id, process.id)
        source = process.elements.get(flow.source)
        if source is not None:
            yield from _check_condition(flow, source)


def _check_condition(flow: Flow, source: Element) -> Iterator[Problem]:
    chooses = source.kind in _CHOOSING
    if flow.condition is not None and not chooses:
        yield Problem("只有排他网关和包容网关的连线可以有条件。", flow.id, flow.process_id)
    if flow.condition is not None and flow.is_default:
        yield Problem("默认连线不能有条件。", flow.id, flow.process_id)
    if chooses and len(source.outgoing) > 1 and flow.condition is None and not flow.is_default:
        yield Problem("网关的连线既没有条件，也不是默认连线。", flow.id, flow.process_id)


def _check_level(process: Process, level: Level) -> Iterator[Problem]:
    if len(level.nodes) > NODES_PER_LEVEL:
        yield Problem("同一层的节点超过{most}个。", process.id, process.id, {"most": NODES_PER_LEVEL})
        return
    if not any(node.kind == "endEvent" for node in level.nodes.values()):
        yield Problem("没有结束事件。", level.parent or process.id, process.id)
    starts = [node for node in level.nodes.values() if node.kind == "startEvent"]
    for node in level.nodes.values():
        yield from _check_node(node)
    reached = set().union(*(level.reached_from(start.id) for start in starts)) if starts else set()
    for name in level.nodes.keys() - reached:
        yield Problem("从开始事件到不了这里。", name, process.id)


def _check_node(node: Element) -> Iterator[Problem]:
    if node.kind == "endEvent" and node.outgoing:
        yield Problem("结束事件不能有流出的连线。", node.id, node.process_id)
    if node.kind in {"startEvent", "boundaryEvent"} and node.incoming:
        yield Problem("开始事件和边界事件不能有流入的连线。", node.id, node.process_id)
    if node.kind != "endEvent" and not node.outgoing:
        yield Problem("这里没有流出的连线，流程会停住。", node.id, node.process_id)
    if (node.kind in ACTIVITIES or node.kind.endswith("Event")) and len(node.outgoing) > 1:
        yield Problem("多条流出的连线请用网关画出。", node.id, node.process_id)
