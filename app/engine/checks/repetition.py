"""Loops: every loop must wait for somebody or something, and inclusive gateways do not belong in one."""

from collections.abc import Iterator, Mapping

from app.engine.checks.graph import Level, levels
from app.engine.elements import Element, Process
from app.engine.problems import Problem


def check_repetition(process: Process, processes: Mapping[str, Process]) -> Iterator[Problem]:
    """Problems of the loops of a process."""
    for level in levels(process):
        on_loop = level.has_circle(level.nodes)
        for name in on_loop:
            if level.nodes[name].kind == "inclusiveGateway":
                yield Problem("包容网关不能处在回路中，请用并行网关或排他网关。", name, process.id)
        idle = level.has_circle(node.id for node in level.nodes.values() if not _waits(node, processes, ()))
        if idle:
            sentence = "回路“{nodes}”中没有任何等待，会无休止地空转。"
            yield Problem(sentence, idle[0], process.id, {"nodes": " → ".join(idle)})


def _waits(node: Element, processes: Mapping[str, Process], above: tuple[str, ...]) -> bool:
    """Whether a token always rests at the node for a person, a time or a message."""
    if node.kind == "userTask" or node.kind == "receiveTask" or node.event in {"timer", "message"}:
        return node.kind not in {"intermediateThrowEvent", "endEvent", "sendTask"}
    if node.kind == "eventBasedGateway":
        return True
    if node.kind == "subProcess":
        return _always_waits(Level(processes[node.process_id], node.id), processes, above)
    called = processes.get(node.called or "")
    if called is not None and called.id not in above:
        return _always_waits(Level(called, None), processes, (*above, called.id))
    return False


def _always_waits(level: Level, processes: Mapping[str, Process], above: tuple[str, ...]) -> bool:
    starts = [node.id for node in level.nodes.values() if node.kind == "startEvent" and node.event is None]
    resting = {node.id for node in level.nodes.values() if _waits(node, processes, above)}
    reached = set().union(*(level.reached_from(start, resting.__contains__) for start in starts))
    return not any(level.nodes[name].kind == "endEvent" for name in reached)
