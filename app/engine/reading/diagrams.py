"""A release's diagrams, read, checked and made ready to run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from app.engine.nodes.gateways import InclusiveGateway
from app.engine.nodes.process_spec import ProcessSpec
from app.engine.reading.checks import check
from app.engine.reading.checks.calling import reached_processes
from app.engine.reading.checks.graph import Level
from app.engine.reading.compilation import Compiled, compile_process
from app.engine.reading.element_reading import DiagramFile, read_file
from app.engine.reading.elements import Element, Flow, Lane, Process
from app.engine.reading.parsers import DiagramParser
from app.engine.reading.problems import DiagramRefused, Problem
from app.engine.reading.xml_reading import read_xml


@dataclass(frozen=True, eq=False)
class Definition:
    """A process with all that it calls: parsed once, shared by every instance, never changed.

    `elements` by (process id, element id), `flows` by (process id, source id, target id), `lanes` by
    (process id, lane id).
    """

    process_id: str
    processes: Mapping[str, Process]
    elements: Mapping[tuple[str, str], Element]
    flows: Mapping[tuple[str, str, str], Flow]
    lanes: Mapping[tuple[str, str], Lane]
    _specs: dict[str, ProcessSpec] = field(repr=False)

    def element(self, process_id: str, element_id: str) -> Element:
        """One element; raises KeyError where there is none."""
        return self.elements[process_id, element_id]


@dataclass(frozen=True)
class References:
    """What one diagram file asks of the other materials, each sorted and without repetition.

    `forms` are (process id, element id, shared form or None) of what a person may fill in: its user tasks,
    start events and awaited messages. Only a user task must have one.
    """

    processes: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    forms: tuple[tuple[str, str, str | None], ...] = ()
    services: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


def parse_definition(files: Mapping[str, bytes], process_id: str) -> Definition:
    """Read every diagram of a release (path → bytes) and make `process_id` ready; raises DiagramRefused.

    Only what the process reaches by calls is checked and kept.
    """
    read = [read_file(read_xml(content, path), path) for path, content in sorted(files.items())]
    processes = reached_processes(_by_id(read), process_id)
    if not processes:
        raise DiagramRefused(process_id, (Problem("没有流程“{id}”。", params={"id": process_id}),))
    _refuse(process_id, [fault for file in read for fault in file.problems if fault.process_id in processes])
    compiled = [compile_process(process) for process in processes.values()]
    written = [fault for one in compiled for fault in one.problems]
    _refuse(process_id, [*check(processes, process_id), *written])
    specs = {name: spec for one in compiled for name, spec in _specs(one).items()}
    return _definition(process_id, processes, specs)


@dataclass(frozen=True)
class Drawn:
    """The processes that a release reaches, as drawn, with everything that stands against running them."""

    processes: Mapping[str, Process]
    problems: tuple[Problem, ...]


def read_drawn(files: Mapping[str, bytes], process_id: str) -> Drawn:
    """What is drawn, whether or not it could run, for a check before publishing. Raises nothing."""
    read: list[DiagramFile] = []
    problems: list[Problem] = []
    for path, content in sorted(files.items()):
        try:
            read.append(read_file(read_xml(content, path), path))
        except DiagramRefused as refusal:
            problems.extend(refusal.problems)
    problems.extend(fault for file in read for fault in file.problems)
    processes = reached_processes(
        {name: each for file in read for name, each in file.processes.items()}, process_id
    )
    compiled = [compile_process(process) for process in processes.values()]
    problems.extend(fault for one in compiled for fault in one.problems)
    # What could not be read makes the whole seem wrong in ways that are none.
    if not problems:
        problems.extend(check(processes, process_id))
    return Drawn(processes, tuple(dict.fromkeys(problems)))


@lru_cache(maxsize=256)
def references(xml: bytes, path: str = "bpmn") -> References:
    """What a diagram file refers to; raises DiagramRefused where it cannot be read."""
    processes = read_file(read_xml(xml, path), path).processes
    elements = [element for process in processes.values() for element in process.elements.values()]
    return References(
        processes=tuple(sorted(processes)),
        called=_sorted(element.called for element in elements),
        decisions=_sorted(element.attributes.get("decision") for element in elements),
        forms=tuple(
            sorted(
                (element.process_id, element.id, element.attributes.get("form"))
                for element in elements
                if element.kind in {"userTask", "startEvent"} or _is_awaited_message(element)
            )
        ),
        services=_sorted(element.attributes.get("service") for element in elements),
        clocks=_sorted(clock for element in elements for clock in _clocks(element)),
        messages=_sorted(element.message for element in elements),
    )


def _refuse(process_id: str, problems: list[Problem]) -> None:
    if problems:
        raise DiagramRefused(process_id, tuple(dict.fromkeys(problems)))


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _is_awaited_message(element: Element) -> bool:
    catching = {"intermediateCatchEvent", "boundaryEvent", "receiveTask"}
    return element.message is not None and element.kind in catching


def _clocks(element: Element) -> list[str]:
    """The clocks named; an expression names one only as it runs."""
    attributes = ("clock", "startsClocks", "stopsClocks", "resumesClocks", "endsClocks")
    asked = (element.attributes.get(attribute, "") for attribute in attributes)
    return [name for names in asked if not names.startswith("=") for name in names.split()]


def _by_id(read: list[DiagramFile]) -> dict[str, Process]:
    found: dict[str, Process] = {}
    for file in read:
        for name, process in file.processes.items():
            if name in found:
                sentence = "流程“{id}”在“{one}”和“{other}”中都有。"
                params = {"id": name, "one": found[name].path, "other": file.path}
                raise DiagramRefused(file.path, (Problem(sentence, name, name, params),))
            found[name] = process
    return found


def _specs(compiled: Compiled) -> dict[str, ProcessSpec]:
    process = compiled.process
    try:
        specs = DiagramParser(process, compiled.formulas, compiled.timers).specs()
    except ValidationException as fault:
        problem = Problem("流程图不能解析：{reason}", process.id, process.id, {"reason": str(fault)})
        raise DiagramRefused(process.id, (problem,)) from fault
    for name, spec in specs.items():
        parent = name.partition("/")[2] or None
        _finish(spec, Level(process, parent))
    specs[process.id].returns = compiled.returns
    specs[process.id].takes = tuple(port.name for port in process.takes or ())
    return specs


def _finish(spec: ProcessSpec, level: Level) -> None:
    """Add what only the whole level shows."""
    starts = [node for node in level.nodes.values() if node.kind == "startEvent"]
    spec.plain_start = next((node.id for node in starts if node.event is None), None)
    spec.message_starts = {node.message: node.id for node in starts if node.message is not None}
    asides = [
        node.id for node in level.nodes.values() if node.kind == "boundaryEvent" and not node.interrupting
    ]
    mainly = set().union(*(level.reached_from(start.id, asides.__contains__) for start in starts))
    ends = {node.id for node in level.nodes.values() if node.kind == "endEvent"}
    spec.asides = frozenset(ends - mainly)
    for node in spec.task_specs.values():
        if isinstance(node, InclusiveGateway):
            node.upstream = frozenset(
                name for name in level.nodes if name != node.name and node.name in level.reached_from(name)
            )


def _definition(process_id: str, processes: dict[str, Process], specs: dict[str, ProcessSpec]) -> Definition:
    return Definition(
        process_id=process_id,
        processes=processes,
        elements={
            (process.id, element.id): element
            for process in processes.values()
            for element in process.elements.values()
        },
        flows={
            (process.id, flow.source, flow.target): flow
            for process in processes.values()
            for flow in process.flows
        },
        lanes={
            (process.id, lane.id): lane for process in processes.values() for lane in process.lanes.values()
        },
        _specs=specs,
    )
