"""Where branches come together. A join consumes what arrived and merges what each branch changed."""

from typing import TYPE_CHECKING

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.util.task import TaskState

from app.engine.nodes.element_spec import ElementSpec
from app.engine.running.merging import merged_data
from app.engine.running.tokens import Token

if TYPE_CHECKING:
    from app.engine.running.instances import Scope


class ParallelGateway(ElementSpec, defaults.ParallelGateway):
    """Waits for one token on each incoming flow, consumes one of each, and leaves on every outgoing flow.

    A second token on a flow waits for the next round; so the join is right in a loop too, in whatever order
    its branches arrive.
    """

    @property
    def can_be_entered_alone(self) -> bool:
        return len(self._inputs) == 1

    def _update(self, my_task: Token) -> None:
        my_task._inherit_data()
        my_task._set_state(TaskState.WAITING)
        arrived: dict[str, Token] = {}
        for token in waiting_at(self, my_task.workflow):
            arrived.setdefault(token.internal_data["from"], token)
        if arrived.keys() >= set(self._inputs):
            fire_join(my_task, list(arrived.values()))

    def _on_cancel(self, my_task: Token) -> None:
        """Nothing to tell: the gateway was not entered before it fired."""


class EndJoin(ElementSpec):
    """Not drawn: the tokens that reached an end event wait here until all have, and the level is over."""

    is_drawn = False

    def _update(self, my_task: Token) -> None:
        my_task._inherit_data()
        my_task._set_state(TaskState.WAITING)
        end = my_task.internal_data.pop("from")
        my_task.internal_data["end"] = [end not in my_task.workflow.spec.asides, my_task.id, end]
        self._fold_into(my_task)

    def _fold_into(self, my_task: Token) -> None:
        """Take in what ended before under the same fork, so that reminders do not pile up."""
        fork = _fork_of(my_task)
        others = [token for token in waiting_at(self, my_task.workflow) if token is not my_task]
        beside = [token for token in others if fork is not None and _fork_of(token) is fork]
        for token in beside:
            my_task.data = merged_data([token, my_task])
            ends = token.internal_data["end"], my_task.internal_data["end"]
            my_task.internal_data["end"] = max(ends)
            token._set_state(TaskState.COMPLETED)


def waiting_at(spec: ElementSpec, scope: "Scope") -> list[Token]:
    """The tokens that have arrived at a join and were not consumed, in the order of their arrival."""
    return [
        token
        for token in scope.tasks.values()
        if token.task_spec is spec and token.has_state(TaskState.WAITING)
    ]


def fire_join(my_task: Token, arrived: list[Token]) -> None:
    """Consume the arrived tokens; `my_task` goes on with the merged data, in the place of the innermost."""
    my_task.data = merged_data(arrived)
    my_task.move_under(max(arrived, key=_depth).parent)
    for token in arrived:
        if token is not my_task:
            token._set_state(TaskState.COMPLETED)
    my_task.internal_data.clear()
    my_task.workflow.top_workflow.note("entered", my_task)
    my_task._ready()


def _depth(token: Token) -> int:
    depth = 0
    while token.parent is not None:
        token, depth = token.parent, depth + 1
    return depth


def _fork_of(token: Token) -> Token | None:
    """The nearest place above where another way leaves."""
    parent = token.parent
    while parent is not None and len(parent._children) < 2:
        parent = parent.parent
    return parent
