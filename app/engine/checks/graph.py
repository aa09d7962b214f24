"""One level of a process as a graph: who follows whom, boundary events following their activity."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.engine.elements import Element, Process


class Level:
    """The nodes directly in a process (`parent` None) or in one embedded sub-process."""

    def __init__(self, process: Process, parent: str | None) -> None:
        self.process = process
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


def levels(process: Process) -> Iterator[Level]:
    """The process itself and each embedded sub-process."""
    yield Level(process, None)
    for element in process.elements.values():
        if element.kind == "subProcess":
            yield Level(process, element.id)
