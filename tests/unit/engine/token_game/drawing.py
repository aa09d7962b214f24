"""Generated processes: drawn once, as a graph for the token game and as BPMN for the engine."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:changhu="https://changhu.dev/bpmn" id="file"><message id="m" name="asked"/>'
)


@dataclass
class Node:
    """One node. `keeps` is the name that a task sets, `asks` the name on which a choice rests."""

    id: str
    kind: str
    out: list[str] = field(default_factory=list)
    keeps: str | None = None
    asks: str | None = None
    inside: "Graph | None" = None
    many: tuple[int, int, bool] | None = None  # how many, how many suffice, one after the other
    border: list["Node"] = field(default_factory=list)
    event: str | None = None
    interrupting: bool = True
    times: int = 0


@dataclass
class Graph:
    """One level: its nodes by id, and where it starts. A called process has a name."""

    start: str
    name: str = ""
    nodes: dict[str, Node] = field(default_factory=dict)

    def add(self, node: Node) -> Node:
        """Draw a node."""
        self.nodes[node.id] = node
        return node

    def incoming(self, node_id: str) -> list[str]:
        """The nodes that lead to one."""
        return [node.id for node in self.nodes.values() for target in node.out if target == node_id]


class Pen:
    """Draws blocks: each has one entry and, unless it ends everything, one exit."""

    def __init__(self, draw: st.DrawFn, budget: int) -> None:
        self.draw = draw
        self.budget = budget
        self.count = 0
        self.called: list[Graph] = []

    def level(self, depth: int, name: str = "") -> Graph:
        """A whole level from its start to its end."""
        graph = Graph(self.fresh("start"), name)
        start = graph.add(Node(graph.start, "start"))
        first, last = self.block(graph, depth)
        start.out.append(first.id)
        self.link(last, graph.add(Node(self.fresh("end"), "end")))
        return graph

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"

    def link(self, one: Node, other: Node) -> None:
        one.out.append(other.id)

    def block(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        """A random block."""
        self.budget -= 1
        simple = ["task", "task", "script", "timer", "message"]
        rich = ["line", "choice", "fork", "loop", "many", "inside", "call", "border", "first_event", "stop"]
        kinds = (
            simple
            if depth == 0 or self.budget <= 0
            else simple[:1] + rich + ["fork", "border", "border", "stop"]
        )
        return getattr(self, f"_{self.draw(st.sampled_from(kinds))}")(graph, depth - 1)

    def _task(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        name = self.fresh("task")
        node = graph.add(Node(name, "task", keeps=f"v_{name}"))
        return node, node

    def _script(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        name = self.fresh("script")
        node = graph.add(Node(name, "script", keeps=f"v_{name}"))
        return node, node

    def _timer(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        node = graph.add(Node(self.fresh("timer"), "catch", event="timer"))
        return node, node

    def _message(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        name = self.fresh("message")
        node = graph.add(Node(name, "catch", event="message", keeps=f"v_{name}"))
        return node, node

    def _line(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        (first, middle), (other, last) = self.block(graph, depth), self.block(graph, depth)
        self.link(middle, other)
        return first, last

    def _question(self, graph: Graph) -> tuple[Node, Node]:
        name = self.fresh("ask")
        ask = graph.add(Node(name, "task", keeps=f"v_{name}"))
        gate = graph.add(Node(self.fresh("gate"), "choice", asks=ask.keeps))
        self.link(ask, gate)
        return ask, gate

    def _choice(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        ask, gate = self._question(graph)
        meet = graph.add(Node(self.fresh("meet"), "choice"))
        for _ in range(2):
            first, last = self.block(graph, depth)
            self.link(gate, first)
            self.link(last, meet)
        return ask, meet

    def _fork(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        fork, join = (graph.add(Node(self.fresh(name), "parallel")) for name in ("fork", "join"))
        for _ in range(self.draw(st.integers(2, 3))):
            first, last = self.block(graph, depth)
            self.link(fork, first)
            self.link(last, join)
        return fork, join

    def _loop(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        again = graph.add(Node(self.fresh("again"), "choice"))
        first, last = self.block(graph, depth)
        ask, gate = self._question(graph)
        leave = graph.add(Node(self.fresh("meet"), "choice"))
        self.link(again, first)
        self.link(last, ask)
        gate.out = [again.id, leave.id]
        return again, leave

    def _many(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        name = self.fresh("many")
        count = self.draw(st.integers(0, 3))
        many = (count, self.draw(st.integers(1, 3)), self.draw(st.booleans()))
        node = graph.add(Node(name, "task", keeps=f"v_{name}", many=many))
        return node, node

    def _inside(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        node = graph.add(Node(self.fresh("inside"), "inside", inside=self.level(depth)))
        return node, node

    def _call(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        name = self.fresh("call")
        called = self.level(depth, f"process_{name}")
        self.called.append(called)
        node = graph.add(Node(name, "call", inside=called, keeps=f"v_{name}"))
        return node, node

    def _border(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        """An activity with one or two events on its border; what interrupts may lead on or to an end."""
        activity = self.draw(
            st.sampled_from([self._inside, self._task, self._inside, self._call, self._many])
        )(graph, depth)[0]
        meet = graph.add(Node(self.fresh("meet"), "choice"))
        self.link(activity, meet)
        for kind in self.draw(st.lists(st.sampled_from(["stop", "once", "cycle"]), min_size=1, max_size=2)):
            self._border_event(graph, depth, activity, kind, meet)
        return activity, meet

    def _border_event(self, graph: Graph, depth: int, activity: Node, kind: str, meet: Node) -> None:
        event = "timer" if kind == "cycle" else self.draw(st.sampled_from(["timer", "message"]))
        name = self.fresh("border")
        node = graph.add(Node(name, "border", event=event, interrupting=kind == "stop"))
        node.times = 2 if kind == "cycle" else 1
        activity.border.append(node)
        handler = graph.add(Node(self.fresh("handle"), "task"))
        self.link(node, handler)
        if kind == "stop" and self.draw(st.booleans()):
            self.link(handler, meet)
        else:
            self.link(handler, graph.add(Node(self.fresh("end"), "end")))

    def _first_event(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        gate = graph.add(Node(self.fresh("wait"), "first_event"))
        meet = graph.add(Node(self.fresh("meet"), "choice"))
        for event in self.draw(st.lists(st.sampled_from(["timer", "message"]), min_size=2, max_size=3)):
            catch = graph.add(Node(self.fresh("event"), "catch", event=event))
            first, last = self.block(graph, depth)
            self.link(gate, catch)
            self.link(catch, first)
            self.link(last, meet)
        return gate, meet

    def _stop(self, graph: Graph, depth: int) -> tuple[Node, Node]:
        """A question after which everything on the level may end at once."""
        ask, gate = self._question(graph)
        meet = graph.add(Node(self.fresh("meet"), "choice"))
        gate.out = [graph.add(Node(self.fresh("halt"), "halt")).id, meet.id]
        return ask, meet


@dataclass(repr=False)
class Drawn:
    """A generated process with those that it calls."""

    def __repr__(self) -> str:
        return self.xml()

    main: Graph
    called: list[Graph]

    def xml(self) -> str:
        """The same as BPMN."""
        graphs = [self.main, *self.called]
        body = "".join(f'<process id="{g.name}" isExecutable="true">{_written(g)}</process>' for g in graphs)
        return f"{HEAD}{body}</definitions>"


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Processes of up to about 20 blocks."""
    pen = Pen(draw, draw(st.integers(4, 20)))
    main = pen.level(4, "main")
    return Drawn(main, pen.called)


def _written(graph: Graph) -> str:
    border = {event.id: node.id for node in graph.nodes.values() for event in node.border}
    nodes = "".join(_node(node, border.get(node.id)) for node in graph.nodes.values())
    return nodes + "".join(_flows(node) for node in graph.nodes.values())


def _node(node: Node, activity: str | None) -> str:
    message = '<messageEventDefinition messageRef="m"/>'
    duration = "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>"
    cycle = f"<timerEventDefinition><timeCycle>R{node.times}/P5D</timeCycle></timerEventDefinition>"
    timer = cycle if node.times > 1 else duration
    event = {"timer": timer, "message": message, None: ""}[node.event]
    default = f' default="{node.id}__{node.out[-1]}"' if node.asks else ""
    keeps = f' changhu:keeps="{node.keeps}"' if node.keeps else ""
    result = f' changhu:result="{node.keeps}"' if node.keeps else ""
    cancel = "true" if node.interrupting else "false"
    if node.many:
        return _many(node)
    return {
        "start": f'<startEvent id="{node.id}"/>',
        "end": f'<endEvent id="{node.id}"/>',
        "halt": f'<endEvent id="{node.id}"><terminateEventDefinition/></endEvent>',
        "task": f'<userTask id="{node.id}"{keeps}/>',
        "script": f'<scriptTask id="{node.id}"{result}><script>"{node.id}"</script></scriptTask>',
        "choice": f'<exclusiveGateway id="{node.id}"{default}/>',
        "parallel": f'<parallelGateway id="{node.id}"/>',
        "first_event": f'<eventBasedGateway id="{node.id}"/>',
        "catch": f'<intermediateCatchEvent id="{node.id}"{result}>{event}</intermediateCatchEvent>'
        if node.event == "message"
        else f'<intermediateCatchEvent id="{node.id}">{event}</intermediateCatchEvent>',
        "border": f'<boundaryEvent id="{node.id}" attachedToRef="{activity}" cancelActivity="{cancel}"'
        + (' changhu:once="true"' if node.event == "message" else "")
        + f">{event}</boundaryEvent>",
        "inside": f'<subProcess id="{node.id}">{_written(node.inside)}</subProcess>'
        if node.kind == "inside" and node.inside
        else "",
        "call": f'<callActivity id="{node.id}" calledElement="{node.inside.name}"{result}/>'
        if node.inside
        else "",
    }[node.kind]


def _many(node: Node) -> str:
    count, enough, one_by_one = node.many or (0, 0, False)
    items = ", ".join(str(number) for number in range(count))
    return (
        f'<userTask id="{node.id}" changhu:keeps="said" changhu:forEach="[{items}]" changhu:as="one"'
        f' changhu:collects="said" changhu:into="{node.keeps}">'
        f'<multiInstanceLoopCharacteristics isSequential="{str(one_by_one).lower()}">'
        f"<completionCondition>count({node.keeps}) >= {enough}</completionCondition>"
        "</multiInstanceLoopCharacteristics></userTask>"
    )


def _flows(node: Node) -> str:
    written = []
    for number, target in enumerate(node.out):
        condition = ""
        if node.asks and number < len(node.out) - 1:
            condition = f"<conditionExpression>{node.asks} = true</conditionExpression>"
        flow = f'id="{node.id}__{target}" sourceRef="{node.id}" targetRef="{target}"'
        written.append(f"<sequenceFlow {flow}>{condition}</sequenceFlow>")
    return "".join(written)
