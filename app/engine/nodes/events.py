"""Events: timers and messages that are awaited, messages that are sent, ends."""

from typing import Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import BpmnFault, Throw
from app.engine.nodes.activities import keep_result
from app.engine.nodes.element_spec import ElementSpec
from app.engine.nodes.timers import Timer
from app.engine.running.faults import raise_fault
from app.engine.running.instances import node_of
from app.engine.running.merging import snapshot
from app.engine.running.tokens import Token


class StartEvent(ElementSpec, defaults.StartEvent):
    """Where a process begins."""

    def _on_ready(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.ready.append(my_task)


class _Catching(ElementSpec):
    """Waits until the guarded job fires its timer, or one message is handed to it by its id."""

    awaits_event = True

    def _update_hook(self, my_task: Token) -> bool:
        my_task._inherit_data()
        my_task._set_state(TaskState.WAITING)
        if self.element.event == "timer":
            my_task.internal_data.update(self.timer.begin(my_task))
        return False

    @property
    def timer(self) -> Timer:
        """How the time is told."""
        return self.event_definition

    def fire(self, my_task: Token) -> None:
        """The time has come."""
        my_task.workflow.top_workflow.note("fired", my_task)
        if self.timer.comes_again(my_task):
            self._pass_on(my_task)
        else:
            my_task._ready()

    def _pass_on(self, my_task: Token) -> None:
        """Send a token on while this one keeps waiting."""
        my_task.workflow.top_workflow.note_completed(my_task)
        for spec in self.outputs:
            child = my_task.parent.spawn(spec, self.name)
            child.task_spec._update(child)

    def deliver(self, my_task: Token, payload: dict[str, object]) -> None:
        """The message has come."""
        my_task.workflow.top_workflow.note("caught", my_task)
        my_task.internal_data["payload"] = payload
        my_task._ready()

    def _run_hook(self, my_task: Token) -> bool:
        payload = my_task.internal_data.pop("payload", None)
        my_task.internal_data.clear()
        if payload is not None:
            keep_result(my_task, payload)
        return True


class IntermediateCatchEvent(_Catching, defaults.IntermediateCatchEvent):
    """A wait in the course of the process."""


class ReceiveTask(_Catching, defaults.ReceiveTask):
    """The same, drawn as a task."""


class BoundaryEvent(_Catching, defaults.BoundaryEvent):
    """A wait on the border of an activity. Interrupting, it takes the activity's place when it comes.

    It then goes on with the data of the activity, of an embedded sub-process with all that this has written.
    """

    is_boundary_event = True

    def _update_hook(self, my_task: Token) -> bool:
        if self.element.event == "error":
            return True
        return super()._update_hook(my_task)

    def _run_hook(self, my_task: Token) -> bool:
        if self.element.interrupting and self.element.event != "error":
            activity = my_task.parent.task_spec.activity_of(my_task.parent)
            my_task.data = dict(snapshot(activity))
            activity.cancel()
        return super()._run_hook(my_task)


class BoundarySplit(ElementSpec, BoundaryEventSplit):
    """Not drawn: from here an activity and the events on its border live side by side."""

    is_drawn = False
    can_be_entered_alone = True
    activity: str

    def activity_of(self, my_task: Token) -> Token:
        """The token of the activity."""
        return next(
            child for child in my_task.children if child.live and child.task_spec.name == self.activity
        )

    def child_completed(self, my_task: Token, child: Token) -> None:
        spec = child.task_spec
        if spec.name == self.activity or (spec.is_boundary_event and spec.element.interrupting):
            for other in my_task.children:
                if other.has_state(TaskState.WAITING) and other.task_spec.is_boundary_event:
                    other.cancel()


class _Throwing(ElementSpec):
    """Sends a message if it has one. The message leaves the instance, whoever waits for it."""

    def _run_hook(self, my_task: Token) -> bool:
        if self.element.event == "message":
            top = my_task.workflow.top_workflow
            payload = self.formula("with").mapping(my_task) if "with" in self.formulas else {}
            to = self.formula("to").value(my_task) if "to" in self.formulas else None
            top.throws.append(Throw(self.element.message or "", to, payload, node_of(my_task)))
        return True


class IntermediateThrowEvent(_Throwing, defaults.IntermediateThrowEvent):
    """A message sent on the way, or a milestone."""


class SendTask(_Throwing, defaults.SendTask):
    """The same, drawn as a task."""


class EndEvent(_Throwing, defaults.EndEvent):
    """An end: plain, with a message, with an error for the process around, or of everything at once."""

    def _run_hook(self, my_task: Token) -> bool:
        if self.element.event != "error":
            return super()._run_hook(my_task)
        my_task.workflow.top_workflow.note_completed(my_task)
        my_task.internal_data["thrown"] = True
        raise_fault(my_task, BpmnFault(self.element.error_code or ""))
        return False

    def _on_complete(self, my_task: Token) -> None:
        if self.element.event == "terminate":
            my_task.workflow.top_workflow.note_completed(my_task)
            my_task.workflow.terminate(my_task)
        else:
            super()._on_complete(my_task)

    def _on_cancel(self, my_task: Token) -> None:
        if "thrown" not in my_task.internal_data:
            super()._on_cancel(my_task)


def awaits(token: Token) -> Any:
    """The event for which a token waits: timer, message, or None."""
    if not token.has_state(TaskState.WAITING) or not token.task_spec.awaits_event:
        return None
    return token.task_spec.element.event
