"""Gateways that choose."""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import StepFailed
from app.engine.nodes.element_spec import ElementSpec
from app.engine.nodes.joins import fire_join, waiting_at
from app.engine.running.formulas import Formula
from app.engine.running.tokens import Token


class Conditional(ElementSpec):
    """A gateway whose outgoing flows have conditions: `routes` in the file's order; one may be default."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.routes: list[tuple[str, Formula | None]] = []
        self.default_route: str | None = None

    def lead_to(self, spec: ElementSpec, condition: Formula | None, is_default: bool) -> None:
        """Add an outgoing flow."""
        TaskSpec.connect(self, spec)
        if is_default:
            self.default_route = spec.name
        else:
            self.routes.append((spec.name, condition))

    def test(self) -> None:
        """Nothing: the checks of the whole diagram come first."""

    def _open(self, my_task: Token) -> Iterator[str]:
        """The routes whose condition holds; the default where there is none."""
        found = False
        for name, condition in self.routes:
            if condition is None or condition.holds(my_task):
                found = True
                yield name
        if found:
            return
        if self.default_route is None:
            raise StepFailed("网关“{name}”没有一个条件成立。", self.name, name=self.element.name or self.name)
        yield self.default_route

    def _next(self, my_task: Token) -> list[ElementSpec]:
        return [self._wf_spec.task_specs[name] for name in my_task.internal_data.pop("routes")]


class ExclusiveGateway(Conditional, defaults.ExclusiveGateway):
    """Takes the first flow whose condition is true; else the default; else the step fails."""

    def _run_hook(self, my_task: Token) -> bool:
        my_task.internal_data["routes"] = [next(self._open(my_task))]
        return True


class InclusiveGateway(Conditional, defaults.InclusiveGateway):
    """Takes every flow whose condition is true. As a join it waits for whatever may still come.

    `upstream` are the nodes of the level from which a token could reach it.
    """

    upstream: frozenset[str] = frozenset()

    def _update(self, my_task: Token) -> None:
        my_task._inherit_data()
        my_task._set_state(TaskState.WAITING)

    def fires_at_rest(self, my_task: Token, live: list[Token]) -> bool:
        if any(token.task_spec is not self and token.task_spec.name in self.upstream for token in live):
            return False
        fire_join(my_task, waiting_at(self, my_task.workflow))
        return True

    def _run_hook(self, my_task: Token) -> bool:
        my_task.internal_data["routes"] = list(self._open(my_task))
        return True

    def _on_cancel(self, my_task: Token) -> None:
        """Nothing to tell: the gateway was not entered before it fired."""


class EventBasedGateway(ElementSpec, defaults.EventBasedGateway):
    """Waits for the first of several events; the others are withdrawn when it comes."""

    def connect(self, taskspec: ElementSpec) -> None:
        """Connect an event, which keeps its own definition (the stock gateway takes it away)."""
        TaskSpec.connect(self, taskspec)

    def child_completed(self, my_task: Token, child: Token) -> None:
        if child.task_spec.name in self._outputs:
            for other in my_task.children:
                if other is not child and other.has_state(TaskState.WAITING):
                    other.cancel()
