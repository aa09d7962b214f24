"""What every node of ours has in common: how a token enters, completes and is cancelled."""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.bpmn_spec_mixin import BpmnSpecMixin

from app.engine.reading.elements import Element
from app.engine.running.formulas import Formula
from app.engine.running.tokens import Token


class ElementSpec(BpmnSpecMixin):
    """A node of the specification, shared by all instances and never changed after it was parsed.

    Nothing is predicted: the tree holds what was reached. `formulas` are the element's compiled expressions
    by their place ("with", "candidates" …). `is_drawn` is False for a node that no diagram shows.
    """

    manual: bool
    name: str
    awaits_event = False
    is_boundary_event = False
    is_drawn = True

    def __init__(
        self,
        wf_spec: Any,
        name: str,
        element: Element | None = None,
        formulas: Mapping[str, Formula] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.element = element or Element(name, "", "", wf_spec.name)
        self.formulas: Mapping[str, Formula] = formulas or {}
        # Boundary error events by code; None catches every code.
        self.error_events: dict[str | None, str] = {}

    @property
    def can_be_entered_alone(self) -> bool:
        """Whether one token is enough to enter the node."""
        return self.is_drawn and self.element.kind != "startEvent"

    def formula(self, slot: str) -> Formula:
        """The expression at one place of the element."""
        return self.formulas[slot]

    def fires_at_rest(self, my_task: Token, live: list[Token]) -> bool:
        """Asked of every live token when nothing else moves; True where this one was set going by it."""
        return False

    def child_completed(self, my_task: Token, child: Token) -> None:
        """Called when a token directly under one of this node completes."""

    def _predict(self, my_task: Token, *args: object, **kwargs: object) -> None:
        """Nothing: predicted tokens cost time and space, and nobody reads them."""

    def _update(self, my_task: Token) -> None:
        del my_task.internal_data["from"]
        my_task.workflow.top_workflow.note("entered", my_task)
        if self._update_hook(my_task):
            my_task._ready()

    def _update_hook(self, my_task: Token) -> bool:
        my_task._inherit_data()
        return True

    def _on_ready(self, my_task: Token) -> None:
        if not self.manual:
            my_task.workflow.top_workflow.ready.append(my_task)

    def _run(self, my_task: Token) -> bool:
        return self._run_hook(my_task)

    def _run_hook(self, my_task: Token) -> bool:
        return True

    def _on_complete(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.note_completed(my_task)
        parent = my_task.parent
        if parent is not None:
            parent.task_spec.child_completed(parent, my_task)
        for child in [my_task.spawn(spec) for spec in self._next(my_task)]:
            child.task_spec._update(child)

    def _next(self, my_task: Token) -> list["ElementSpec"]:
        """The nodes to which the completed token moves on."""
        return self.outputs

    def _on_cancel(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.note("cancelled", my_task)
