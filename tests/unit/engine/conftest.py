"""Diagrams of the engine's tests, run on our engine and, for comparison, on SpiffWorkflow as it comes."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import BpmnFault, Node, OpenTask, Step, Wait
from app.engine.process_engine import ProcessEngine
from app.engine.reading.diagrams import Definition, parse_definition

HERE = Path(__file__).parent / "diagrams"


class FakeHost:
    """Answers from dictionaries and remembers what it was asked."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
        self.functions: dict[str, object] = {}
        self.decisions: dict[str, object] = {}
        self.services: dict[str, object] = {}
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.done: list[str] = []

    def functions_at(self, scope: tuple[str, ...]) -> dict[str, object]:
        return self.functions

    def decide(self, decision_id: str, inputs: Mapping[str, object], node: Node) -> object:
        self.asked.append((decision_id, dict(inputs)))
        return self.decisions[decision_id]

    def call_service(self, name: str, parameters: Mapping[str, object], node: Node) -> object:
        self.asked.append((name, dict(parameters)))
        answer = self.services.get(name)
        if isinstance(answer, BpmnFault):
            raise answer
        return answer(parameters) if callable(answer) else answer

    def completed(self, node: Node, data: Mapping[str, object]) -> None:
        self.done.append(node.element_id)


class Played:
    """One instance, played step by step; every step starts from the saved text of the one before."""

    def __init__(self, definition: Definition, host: FakeHost) -> None:
        self.definition = definition
        self.host = host
        self.engine = ProcessEngine()
        self.step: Step

    def start(self, message: str | None = None, **data: object) -> "Played":
        self.step = self.engine.start(self.definition, data, self.host, message)
        return self

    @property
    def open(self) -> list[str]:
        return [task.element_id for task in self.step.open]

    @property
    def waits(self) -> list[str]:
        return [wait.element_id for wait in self.step.waits]

    def task(self, element_id: str, number: int = 0) -> OpenTask:
        return [task for task in self.step.open if task.element_id == element_id][number]

    def wait(self, element_id: str) -> Wait:
        return next(wait for wait in self.step.waits if wait.element_id == element_id)

    def do(self, element_id: str, number: int = 0, **values: object) -> "Played":
        task_id = self.task(element_id, number).task_id
        self.step = self.engine.complete(self.definition, self.step.state, task_id, values, self.host)
        return self

    def fire(self, element_id: str) -> "Played":
        wait_id = self.wait(element_id).id
        self.step = self.engine.fire(self.definition, self.step.state, wait_id, self.host)
        return self

    def deliver(self, element_id: str, **payload: object) -> "Played":
        wait_id = self.wait(element_id).id
        self.step = self.engine.deliver(self.definition, self.step.state, wait_id, payload, self.host)
        return self


class Stock:
    """The same diagram on SpiffWorkflow as it comes, to show the edge that we close."""

    def __init__(self, files: list[Path], process_id: str, data: dict[str, object]) -> None:
        parser = BpmnParser()
        parser.add_bpmn_files([str(path) for path in files])
        self.spec = parser.get_spec(process_id)
        self.subprocess_specs = parser.get_subprocess_specs(process_id)
        self.workflow: BpmnWorkflow
        self.start_again(**data)

    def start_again(self, **data: object) -> "Stock":
        """A new instance on the same specification."""
        self.workflow = BpmnWorkflow(self.spec, self.subprocess_specs)
        self.workflow.task_tree.data.update(data)
        self.workflow.do_engine_steps()
        return self

    @property
    def open(self) -> list[str]:
        ready = self.workflow.get_tasks(state=TaskState.READY, manual=True)
        return [task.task_spec.name.removesuffix(" [child]") for task in ready]

    def do(self, element_id: str, **values: object) -> "Stock":
        ready = self.workflow.get_tasks(state=TaskState.READY, manual=True)
        task = next(task for task in ready if task.task_spec.name.removesuffix(" [child]") == element_id)
        task.data.update(values)
        task.run()
        self.workflow.do_engine_steps()
        return self


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def play(host: FakeHost) -> Callable[..., Played]:
    """`play("loop")` makes the diagram loop.bpmn ready; the process has the name of the file."""

    def played(name: str, process_id: str | None = None) -> Played:
        content = (HERE / f"{name}.bpmn").read_bytes()
        return Played(parse_definition({f"{name}.bpmn": content}, process_id or name), host)

    return played


@pytest.fixture
def stock() -> Callable[..., Stock]:
    """`stock("loop")` starts the diagram on SpiffWorkflow as it comes."""

    def started(name: str, process_id: str | None = None, **data: object) -> Stock:
        return Stock([HERE / f"{name}.bpmn"], process_id or name, data)

    return started
