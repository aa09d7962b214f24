"""The stock engine on our own diagrams, stripped to what it can read: no service, no table, no legal time."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

_BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_READ = {f"{_BPMN}{tag}" for tag in ("process", "message", "error")}
_UNREAD = [f"{_BPMN}{tag}" for tag in ("documentation", "laneSet", "multiInstanceLoopCharacteristics")]
_CALLING = [f"{_BPMN}{tag}" for tag in ("serviceTask", "businessRuleTask", "scriptTask")]


def steps_of_review(diagrams: Iterable[bytes], count: int) -> Iterator[Callable[[], object]]:
    """Workflows that wait at the initial review; calling one completes it and runs to the next wait."""
    parser = BpmnParser()
    for number, diagram in enumerate(diagrams):
        parser.add_bpmn_xml(_bare(diagram), filename=f"{number}.bpmn")
    spec = parser.get_spec("ltci_assessment")
    inner = parser.get_subprocess_specs("ltci_assessment")
    for _ in range(count):
        workflow = BpmnWorkflow(spec, inner)
        workflow.do_engine_steps()
        _complete(workflow, "check_materials", "accept")
        yield lambda workflow=workflow: _complete(workflow, "initial_review", "pass")  # type: ignore[misc]


def _complete(workflow: BpmnWorkflow, element: str, decision: str) -> None:
    task: Task
    [task] = workflow.get_tasks(state=TaskState.READY, manual=True)
    assert task.task_spec.bpmn_id == element
    task.data["decision"] = decision
    task.run()
    workflow.do_engine_steps()


def _bare(diagram: bytes) -> etree._Element:
    """Nodes and flows; what calls into the platform becomes a script that does nothing."""
    root = etree.fromstring(diagram)
    for node in [node for node in root if node.tag not in _READ] + list(root.iter(*_UNREAD)):
        node.getparent().remove(node)
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if name.startswith("{")]:
            del node.attrib[name]
    for node in list(root.iter(*_CALLING)):
        node.tag = f"{_BPMN}scriptTask"
        node[:] = []
        etree.SubElement(node, f"{_BPMN}script").text = "pass"
    for node in root.iter(f"{_BPMN}timerEventDefinition"):
        node[:] = []
        etree.SubElement(node, f"{_BPMN}timeDuration").text = '"P10D"'
    for node in root.iter(f"{_BPMN}conditionExpression"):
        node.text = re.sub(r" = ", " == ", node.text)
    return root
