"""A diagram that a person reads aloud: what may be measured of it, for every diagram that is shipped."""

from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree

BPMN = Path(__file__).resolve().parents[3] / "bpmn"
DIAGRAMS = sorted(BPMN.rglob("*.bpmn"))
DI = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
CONTAINERS = {"participant", "lane", "subProcess"}
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds_inside(self, point: Point) -> bool:
        return (
            self.x + 1 < point[0] < self.x + self.width - 1
            and self.y + 1 < point[1] < self.y + self.height - 1
        )


@dataclass(frozen=True)
class Line:
    source: str
    target: str
    points: tuple[Point, ...]


def drawn(path: Path) -> tuple[list[Box], list[Line]]:
    root = etree.fromstring(path.read_bytes())
    kinds = {node.get("id"): etree.QName(node).localname for node in root.iter("{*}*") if node.get("id")}
    boxes = []
    for shape in root.iterfind(".//bpmndi:BPMNShape", DI):
        bounds, element = shape.find("dc:Bounds", DI), str(shape.get("bpmnElement"))
        assert bounds is not None
        size = (float(str(bounds.get(name))) for name in ("x", "y", "width", "height"))
        boxes.append(Box(element, kinds[element], *size))
    lines = []
    for edge in root.iterfind(".//bpmndi:BPMNEdge", DI):
        [flow] = root.iterfind(f".//bpmn:sequenceFlow[@id='{edge.get('bpmnElement')}']", DI)
        points = tuple(
            (float(str(p.get("x"))), float(str(p.get("y")))) for p in edge.iterfind("di:waypoint", DI)
        )
        lines.append(Line(str(flow.get("sourceRef")), str(flow.get("targetRef")), points))
    return boxes, lines


def between(start: Point, end: Point) -> list[Point]:
    """Points every ten pixels along a straight line, its ends left out."""
    steps = int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) // 10)
    return [
        (start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
        for step in range(1, steps)
    ]


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether a level and an upright line cut each other between their ends."""
    level, upright = (one, other) if one[0][1] == one[1][1] else (other, one)
    if level[0][1] != level[1][1] or upright[0][0] != upright[1][0]:
        return False
    left, right = sorted((level[0][0], level[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    return left < upright[0][0] < right and top < level[0][1] < bottom


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_every_node_and_flow_is_drawn(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    process = root.find("bpmn:process", DI)
    assert process is not None
    nodes = {node.get("id") for node in process.iter("{*}*") if node.find("bpmn:outgoing", DI) is not None}
    flows = {flow.get("id") for flow in process.iter(f"{{{DI['bpmn']}}}sequenceFlow")}
    boxes, lines = drawn(path)
    assert nodes <= {box.id for box in boxes}
    assert len(flows) == len(lines)


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_nodes_stand_on_the_grid_inside_the_pool(path: Path) -> None:
    boxes, _ = drawn(path)
    [pool] = [box for box in boxes if box.kind == "participant"]
    for box in boxes:
        if box.kind not in CONTAINERS:
            assert box.centre[0] % 20 == 0, box.id
            assert box.centre[1] % 20 == 0, box.id
            assert pool.holds_inside(box.centre), box.id


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_flows_turn_at_right_angles(path: Path) -> None:
    for line in drawn(path)[1]:
        for start, end in pairwise(line.points):
            assert start[0] == end[0] or start[1] == end[1], f"{line.source} → {line.target}"


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_no_flow_runs_through_a_node(path: Path) -> None:
    boxes, lines = drawn(path)
    nodes = [box for box in boxes if box.kind not in CONTAINERS]
    through = [
        (line.source, line.target, box.id)
        for line in lines
        for start, end in pairwise(line.points)
        for point in between(start, end)
        for box in nodes
        if box.id not in (line.source, line.target) and box.holds_inside(point)
    ]
    assert through == []


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_no_two_flows_cross(path: Path) -> None:
    crossing = [
        (f"{one.source} → {one.target}", f"{other.source} → {other.target}")
        for one, other in combinations(drawn(path)[1], 2)
        for part in pairwise(one.points)
        for piece in pairwise(other.points)
        if cross(part, piece)
    ]
    assert crossing == []


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_nodes_do_not_overlap(path: Path) -> None:
    nodes = [box for box in drawn(path)[0] if box.kind not in CONTAINERS | {"boundaryEvent"}]
    overlapping = [
        (one.id, other.id)
        for one, other in combinations(nodes, 2)
        if abs(one.centre[0] - other.centre[0]) < (one.width + other.width) / 2
        and abs(one.centre[1] - other.centre[1]) < (one.height + other.height) / 2
    ]
    assert overlapping == []
