"""Loops: every loop must wait for somebody or something, and inclusive gateways do not belong in one."""

from collections.abc import Iterator, Mapping

from app.engine.reading.checks.graph import Level, levels
from app.engine.reading.elements import Element, Process
from app.engine.reading.problems import Problem


def check_repetition(process: Process, processes: Mapping[str, Process]) -> Iterator[Problem]:
    """Problems of the loops of a process."""
    rests = _Rests(processes)
    for level in levels(process):
        for name in level.has_circle(level.nodes):
            if level.nodes[name].kind == "inclusiveGateway":
                yield Problem("包容网关不能处在回路中，请用并行网关或排他网关。", name, process.id)
        idle = level.has_circle(name for name, node in level.nodes.items() if not rests.at(node))
        if idle:
            sentence = "回路“{nodes}”中没有任何等待，会无休止地空转。"
            yield Problem(sentence, idle[0], process.id, {"nodes": " → ".join(idle)})


class _Rests:
    """Knows where a token always rests for a person, a time or a message."""

    def __init__(self, processes: Mapping[str, Process]) -> None:
        self._processes = processes
        self._known: dict[tuple[str, str | None], bool] = {}

    def at(self, node: Element) -> bool:
        """Whether a token always rests at the node."""
        if node.kind in {"userTask", "receiveTask", "eventBasedGateway"}:
            return True
        if node.kind in {"intermediateCatchEvent", "boundaryEvent"}:
            return node.event != "error"
        if node.kind == "subProcess":
            return self._inside(node.process_id, node.id)
        return node.called is not None and self._inside(node.called, None)

    def _inside(self, process_id: str, parent: str | None) -> bool:
        """Whether every way through a level rests somewhere (calls in a circle are refused elsewhere)."""
        key = process_id, parent
        if key not in self._known:
            self._known[key] = True
            process = self._processes.get(process_id)
            self._known[key] = process is not None and self._always(Level(process, parent))
        return self._known[key]

    def _always(self, level: Level) -> bool:
        nodes = level.nodes.values()
        resting = {node.id for node in nodes if self.at(node)}
        starts = [node.id for node in nodes if node.kind == "startEvent" and node.event is None]
        reached = set().union(*(level.reached_from(start, resting.__contains__) for start in starts))
        return not any(level.nodes[name].kind == "endEvent" for name in reached)
