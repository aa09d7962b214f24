"""SpiffWorkflow's parser with our classes. It reads what we write for it, never a file from outside."""

from typing import Any, ClassVar

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.task_parsers import SubprocessParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition

from app.engine.nodes import activities, calls, events, gateways, joins
from app.engine.nodes.element_spec import ElementSpec
from app.engine.nodes.multi_instance import ParallelInstances, SequentialInstances
from app.engine.nodes.process_spec import ProcessSpec
from app.engine.nodes.timers import Timer
from app.engine.reading.elements import Element, Process
from app.engine.reading.vocabulary import BPMN, EVENTS
from app.engine.running.formulas import Formula

Formulas = dict[str, dict[str, Formula]]


class ElementParser(TaskParser):
    """Makes the specification of one node from our index."""

    PARALLEL_MI_CLASS = ParallelInstances
    SEQUENTIAL_MI_CLASS = SequentialInstances
    task: ElementSpec

    @property
    def element(self) -> Element:
        """The node as our index has it."""
        return self.process_parser.parser.process.elements[self.bpmn_id]

    @property
    def formulas(self) -> dict[str, Formula]:
        """The compiled expressions of the node."""
        return self.process_parser.parser.formulas.get(self.bpmn_id, {})

    def create_task(self) -> ElementSpec:
        spec = self.spec_class(self.spec, self.bpmn_id, self.element, self.formulas, **self._special())
        if isinstance(spec, activities.UserTask):
            spec.assigned = self.process_parser.parser.assigned_by_text(self.element)
        if self.element.kind == "startEvent":
            self.spec.start.connect(spec)
        if self.element.kind == "endEvent":
            spec.connect(self.spec.end)
        return spec

    def _special(self) -> dict[str, Any]:
        element = self.element
        if element.kind == "subProcess":
            SubprocessParser.get_subprocess_spec(self)
            return {"subworkflow_spec": f"{element.process_id}/{element.id}"}
        if element.kind == "callActivity":
            return {"subworkflow_spec": element.called}
        if element.kind == "scriptTask":
            return {"script": ""}
        if element.kind == "boundaryEvent":
            return {"event_definition": self._definition(), "cancel_activity": element.interrupting}
        if element.kind in EVENTS | {"receiveTask", "sendTask", "eventBasedGateway"}:
            return {"event_definition": self._definition()}
        return {}

    def _definition(self) -> Any:
        if self.element.event == "timer":
            return self.process_parser.parser.timers[self.bpmn_id]
        if self.element.event == "message":
            return MessageEventDefinition(self.element.message)
        return NoneEventDefinition()

    def connect_outgoing(self, outgoing_task: ElementSpec, sequence_flow_node: Any, is_default: bool) -> None:
        if isinstance(self.task, gateways.Conditional):
            condition = self.formulas.get(f"to {sequence_flow_node.get('targetRef')}")
            self.task.lead_to(outgoing_task, condition, is_default)
        else:
            self.task.connect(outgoing_task)

    def handles_multiple_outgoing(self) -> bool:
        """The checks of ours come first."""
        return True

    def _add_multiinstance_task(self, loop_characteristics: Any) -> None:
        original = self.spec.task_specs.pop(self.task.name)
        instances = self.element.instances
        one_by_one = instances is not None and instances.sequential
        kind = self.SEQUENTIAL_MI_CLASS if one_by_one else self.PARALLEL_MI_CLASS
        self.task = kind(self.spec, original.name, self.element, self.formulas, task_spec="")
        self._copy_task_attrs(original, loop_characteristics)

    def _add_boundary_event(self, children: list[Any]) -> ElementSpec:
        awaited = [node for node in children if self._on_border(node).event != "error"]
        parent: ElementSpec = self.task
        if awaited:
            parent = events.BoundarySplit(self.spec, f"{self.bpmn_id}.BoundaryEventSplit")
            parent.activity = self.task.name
            parent.connect(self.task)
        for node in children:
            event = self.process_parser.parse_node(node)
            if node in awaited:
                parent.connect(event)
            else:
                self.task.error_events[event.element.error_code] = event.name
                event._connect_notify(self.task)
        return parent

    def _on_border(self, node: Any) -> Element:
        return self.process_parser.parser.process.elements[node.get("id")]


class LevelParser(ProcessParser):
    """Parses one level of a process into a specification of ours."""

    def create_spec(self) -> ProcessSpec:
        process = self.parser.process
        name = process.id if self.bpmn_id == process.id else f"{process.id}/{self.bpmn_id}"
        return ProcessSpec(name)

    def add_tasks(self) -> None:
        for node in self.xpath("./bpmn:startEvent"):
            self.parse_node(node)


class DiagramParser(BpmnParser):
    """The parser for one process. `formulas` by element and place, `timers` by element."""

    OVERRIDE_PARSER_CLASSES: ClassVar = {
        full_tag(tag): (ElementParser, kind)
        for tag, kind in {
            "startEvent": events.StartEvent,
            "endEvent": events.EndEvent,
            "intermediateCatchEvent": events.IntermediateCatchEvent,
            "intermediateThrowEvent": events.IntermediateThrowEvent,
            "boundaryEvent": events.BoundaryEvent,
            "receiveTask": events.ReceiveTask,
            "sendTask": events.SendTask,
            "userTask": activities.UserTask,
            "serviceTask": activities.ServiceTask,
            "scriptTask": activities.ScriptTask,
            "businessRuleTask": activities.BusinessRuleTask,
            "callActivity": calls.CallActivity,
            "subProcess": calls.EmbeddedSubProcess,
            "exclusiveGateway": gateways.ExclusiveGateway,
            "inclusiveGateway": gateways.InclusiveGateway,
            "parallelGateway": joins.ParallelGateway,
            "eventBasedGateway": gateways.EventBasedGateway,
        }.items()
    }
    PROCESS_PARSER_CLASS = LevelParser

    def __init__(self, process: Process, formulas: Formulas, timers: dict[str, Timer]) -> None:
        super().__init__()
        self.process = process
        self.formulas = formulas
        self.timers = timers

    def specs(self) -> dict[str, ProcessSpec]:
        """The specifications of the process and its embedded sub-processes, by name."""
        self.add_bpmn_xml(_written(self.process))
        specs: dict[str, ProcessSpec] = {}
        # Parsing one level finds the levels inside it.
        while waiting := [parser for name, parser in self.process_parsers.items() if name not in specs]:
            specs |= {parser.bpmn_id: parser.get_spec() for parser in waiting}
        return {spec.name: spec for spec in specs.values()}

    def assigned_by_text(self, element: Element) -> dict[str, str]:
        """The organisation and post of a user task where they are text and no expression."""
        lane = self.process.lanes.get(element.lane or "")
        return {
            slot: text
            for slot in ("organisation", "post")
            if (text := element.attributes.get(slot) or (getattr(lane, slot) if lane else None))
            and not text.startswith("=")
        }


def _written(process: Process) -> etree._Element:
    """The process as BPMN of the barest kind: nodes and flows, nothing else from the file."""
    root = etree.Element(f"{{{BPMN}}}definitions")
    levels: dict[str | None, etree._Element] = {}
    levels[None] = etree.SubElement(root, f"{{{BPMN}}}process", id=process.id, isExecutable="true")
    for element in process.elements.values():
        node = etree.SubElement(levels[element.parent], f"{{{BPMN}}}{element.kind}", id=element.id)
        if element.attached_to is not None:
            node.set("attachedToRef", element.attached_to)
        if element.kind == "subProcess":
            levels[element.id] = node
        if element.instances is not None:
            etree.SubElement(node, f"{{{BPMN}}}multiInstanceLoopCharacteristics")
    for flow in process.flows:
        node = levels[flow.parent]
        etree.SubElement(
            node, f"{{{BPMN}}}sequenceFlow", id=flow.id, sourceRef=flow.source, targetRef=flow.target
        )
        if flow.is_default:
            node.xpath("*[@id=$source]", source=flow.source)[0].set("default", flow.id)
    return root
