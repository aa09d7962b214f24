"""The specification of one level of a process, with our own way to end it."""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from app.engine.nodes.element_spec import ElementSpec
from app.engine.nodes.joins import EndJoin
from app.engine.running.formulas import Formula


class ProcessSpec(BpmnProcessSpec):
    """A process or embedded sub-process.

    `returns` is what a called process hands back, if it says so; `takes` are the names that it is given.
    `plain_start` and `message_starts` are the names of the start events; `asides` are the end events to which
    a non-interrupting boundary event alone leads: they never decide the outcome.
    """

    task_specs: dict[str, ElementSpec]
    end: EndJoin

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        # The names of nodes that are not drawn hold a dot, which no element id may hold.
        self.task_specs.clear()
        self.start.name = ".start"
        self.task_specs[self.start.name] = self.start
        self.end = EndJoin(self, ".end")
        self.returns: Formula | None = None
        self.takes: tuple[str, ...] = ()
        self.plain_start: str | None = None
        self.message_starts: Mapping[str, str] = {}
        self.asides: frozenset[str] = frozenset()
