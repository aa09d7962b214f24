"""The token game: what a drawing means, said once more and as plainly as can be.

Data is one store for each process, which its embedded sub-processes share. As no two branches write the same
name, it must be what the engine comes to by merging. Nothing here knows the engine.
"""

from collections import Counter, deque
from dataclasses import dataclass, field

from tests.unit.engine.token_game.drawing import Drawn, Graph, Node


@dataclass(eq=False)
class Level:
    """A running level, inside the activity `holder` of the level `around`."""

    graph: Graph
    data: dict[str, object]
    path: tuple[str, ...] = ()
    around: "Level | None" = None
    holder: "Resting | None" = None
    arrived: dict[str, Counter[str]] = field(default_factory=dict)
    ended: list[tuple[bool, int, str]] = field(default_factory=list)
    over: bool = False


@dataclass(eq=False)
class Resting:
    """A token that stays at a node: an open task, an awaited event, a running activity."""

    level: Level
    node: Node
    kind: str
    instance: int | None = None
    whole: "Resting | None" = None
    beside: list["Resting"] = field(default_factory=list)
    left: int = 0
    said: dict[int, object] = field(default_factory=dict)
    next: int = 0


class Game:
    """One instance of a drawing."""

    def __init__(self, drawn: Drawn) -> None:
        self.queue: deque[tuple[Level, object]] = deque()
        self.resting: list[Resting] = []
        self.levels: list[Level] = []
        self.completed: list[str] = []
        self.outcome: str | None = None
        self.arrivals = 0
        self.top = Level(drawn.main, {})
        self._open(self.top)
        self._run()

    def offers(self, kind: str) -> list[Resting]:
        """What can be moved from outside, in the order in which it came."""
        return [item for item in self.resting if item.kind == kind]

    def move(self, item: Resting, value: object) -> None:
        """Complete a task, fire a timer, hand over a message."""
        self.completed.clear()
        if item.kind == "task":
            self._complete_task(item, value)
        elif item.node.kind == "border" and item.left > 1:
            item.left -= 1
            self._leave(item.level, item.node)
        else:
            self.resting.remove(item)
            self.queue.append((item.level, (item, value)))
        self._run()

    # --- running -------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self.queue or self._settle():
            while self.queue:
                level, what = self.queue.popleft()
                if not level.over:
                    self._pop(level, what)

    def _pop(self, level: Level, what: object) -> None:
        if isinstance(what, Node):
            self._visit(level, what)
        elif isinstance(what, Resting):
            self._activity_done(what)
        else:
            self._event_came(*what)

    def _settle(self) -> bool:
        for level in [*reversed(self.levels), self.top]:
            busy = any(item.level is level for item in self.resting) or any(level.arrived.values())
            if not level.over and level.ended and not busy:
                self._finish(level, max(level.ended)[-1])
                return True
        return False

    def _open(self, level: Level) -> None:
        if level is not self.top:
            self.levels.append(level)
        self.queue.append((level, level.graph.nodes[level.graph.start]))

    def _finish(self, level: Level, outcome: str) -> None:
        level.over = True
        self.resting = [item for item in self.resting if item.level is not level]
        if level is self.top:
            self.outcome = outcome
            return
        self.levels.remove(level)
        holder = level.holder
        if holder.node.kind == "call":
            holder.level.data[holder.node.keeps] = {"outcome": outcome}
        self.queue.append((holder.level, holder))

    # --- one node ------------------------------------------------------------------------------------

    def _leave(self, level: Level, node: Node) -> None:
        self.completed.append(node.id)
        for target in node.out:
            self._enter(level, level.graph.nodes[target], node.id)

    def _enter(self, level: Level, node: Node, source: str) -> None:
        if node.kind == "parallel" and not self._all_arrived(level, node, source):
            return
        if node.kind == "ended":
            return
        if node.border or node.kind not in {"task", "catch", "inside", "call"}:
            self.queue.append((level, node))
        else:
            self._rest(level, node)

    def _all_arrived(self, level: Level, node: Node, source: str) -> bool:
        arrived = level.arrived.setdefault(node.id, Counter())
        arrived[source] += 1
        needed = Counter(level.graph.incoming(node.id))
        if needed <= arrived:
            level.arrived[node.id] = arrived - needed
            return True
        return False

    def _visit(self, level: Level, node: Node) -> None:
        if node.border:
            self._rest_with_border(level, node)
        elif node.kind == "end":
            self.completed.append(node.id)
            self.arrivals += 1
            level.ended.append((node.id not in _asides(level.graph), self.arrivals, node.id))
        elif node.kind == "halt":
            self.completed.append(node.id)
            self._withdraw_all(level)
            self._finish(level, node.id)
        elif node.kind == "choice" and node.asks:
            self.completed.append(node.id)
            chosen = node.out[0] if level.data[node.asks] is True else node.out[-1]
            self._enter(level, level.graph.nodes[chosen], node.id)
        elif node.kind == "first_event":
            self.completed.append(node.id)
            waits = [self._rest(level, level.graph.nodes[target]) for target in node.out]
            for wait in waits:
                wait.beside = [other for other in waits if other is not wait]
        else:
            if node.kind == "script":
                level.data[node.keeps] = node.id
            self._leave(level, node)

    def _rest_with_border(self, level: Level, node: Node) -> None:
        activity = self._rest(level, node)
        events = []
        for border in node.border:
            event = Resting(level, border, border.event, left=border.times, whole=activity)
            events.append(event)
            self.resting.append(event)
        activity.beside = events

    def _rest(self, level: Level, node: Node) -> Resting:
        kind = {"task": "task", "catch": node.event}.get(node.kind, "busy")
        item = Resting(level, node, "busy" if node.many else kind)
        self.resting.append(item)
        if node.many:
            self._begin_many(item)
        elif node.kind == "inside":
            self._open(Level(node.inside, level.data, level.path, level, item))
        elif node.kind == "call":
            self._open(Level(node.inside, {}, (*level.path, node.id), level, item))
        return item

    # --- several instances ---------------------------------------------------------------------------

    def _begin_many(self, whole: Resting) -> None:
        count, _, one_by_one = whole.node.many
        whole.level.data[whole.node.keeps] = []
        for _ in range(min(count, 1) if one_by_one else count):
            self._begin_one(whole)
        if not count:
            self.queue.append((whole.level, whole))

    def _begin_one(self, whole: Resting) -> None:
        self.resting.append(Resting(whole.level, whole.node, "task", whole.next, whole))
        whole.next += 1

    def _complete_task(self, item: Resting, value: object) -> None:
        self.resting.remove(item)
        if item.whole is None:
            if item.node.keeps:
                item.level.data[item.node.keeps] = value
            self._end_border(item)
            self._leave(item.level, item.node)
            return
        whole, (count, enough, _) = item.whole, item.node.many
        whole.said[item.instance] = value
        whole.level.data[item.node.keeps] = [said for _, said in sorted(whole.said.items())]
        if len(whole.said) >= min(enough, count):
            self.resting = [
                other for other in self.resting if other.whole is not whole or other.kind != "task"
            ]
            self.queue.append((whole.level, whole))
        elif whole.next < count:
            self._begin_one(whole)

    # --- ends of activities --------------------------------------------------------------------------

    def _activity_done(self, item: Resting) -> None:
        if item in self.resting:
            self.resting.remove(item)
            self._end_border(item)
            self._leave(item.level, item.node)

    def _end_border(self, item: Resting) -> None:
        self.resting = [other for other in self.resting if other not in item.beside]

    def _event_came(self, item: Resting, value: object) -> None:
        if item.node.keeps:
            item.level.data[item.node.keeps] = value
        if item.node.kind == "border" and item.node.interrupting:
            self._end_border(item.whole)
            self._withdraw(item.whole)
        elif item.node.kind == "catch":
            self._end_border(item)
        self._leave(item.level, item.node)

    def _withdraw(self, item: Resting) -> None:
        self.resting = [other for other in self.resting if other is not item and other.whole is not item]
        for level in [level for level in self.levels if level.holder is item]:
            self._withdraw_all(level)
            level.over = True
            self.levels.remove(level)

    def _withdraw_all(self, level: Level) -> None:
        for item in [item for item in self.resting if item.level is level]:
            self._withdraw(item)


def _asides(graph: Graph) -> set[str]:
    """The ends to which only events that do not interrupt lead."""
    found, waiting = set(), [graph.start]
    while waiting:
        node = graph.nodes[waiting.pop()]
        if node.id not in found:
            found.add(node.id)
            waiting.extend(node.out)
            waiting.extend(event.id for event in node.border if event.interrupting)
    return {node.id for node in graph.nodes.values() if node.kind == "end"} - found
