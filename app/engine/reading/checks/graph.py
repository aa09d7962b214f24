"""One level of a process as a graph: who follows whom, boundary events following their activity."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.engine.reading.elements import Element, Process

FORKING = {"parallelGateway", "inclusiveGateway"}


class Level:
    """The nodes directly in a process (`parent` None) or in one embedded sub-process."""

    def __init__(self, process: Process, parent: str | None) -> None:
        self.process = process
        self.parent = parent
        self.nodes: Mapping[str, Element] = {node.id: node for node in process.inside(parent)}
        self.after: dict[str, list[str]] = {
            node.id: [*node.outgoing, *(event.id for event in process.boundary_events(node.id))]
            for node in self.nodes.values()
        }

    def reached_from(self, start: str, stop: Callable[[str], bool] = lambda _: False) -> set[str]:
        """The nodes on every way from a node, itself included; a way ends where `stop` holds."""
        found, waiting = set(), [start]
        while waiting:
            node = waiting.pop()
            if node in found or node not in self.nodes:
                continue
            found.add(node)
            if not stop(node):
                waiting.extend(self.after[node])
        return found

    def has_circle(self, among: Iterable[str]) -> list[str]:
        """The nodes of the set that lie on a circle within the set."""
        inside = set(among)
        while True:
            ends = {node for node in inside if not any(other in inside for other in self.after[node])}
            if not ends:
                return [node for node in self.nodes if node in inside and self._returns(node, inside)]
            inside -= ends

    def _returns(self, start: str, inside: set[str]) -> bool:
        return any(
            start in self.reached_from(other, lambda node: node not in inside)
            for other in self.after[start]
            if other in inside
        )


def forks(level: Level) -> Iterator[tuple[str, list[str]]]:
    """Where one token becomes several: the node, and the first nodes of the branches.

    An activity with an event on its border that does not interrupt it is a fork of itself and the event.
    """
    for node in level.nodes.values():
        if node.kind in FORKING and len(node.outgoing) > 1:
            yield node.id, list(node.outgoing)
        for event in level.process.boundary_events(node.id):
            if not event.interrupting:
                yield node.id, [node.id, event.id]


def levels(process: Process) -> Iterator[Level]:
    """The process itself and each embedded sub-process."""
    yield Level(process, None)
    for element in process.elements.values():
        if element.kind == "subProcess":
            yield Level(process, element.id)
