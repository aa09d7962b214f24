"""A token of ours on SpiffWorkflow's task tree."""

from typing import TYPE_CHECKING, Any, Optional

from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

if TYPE_CHECKING:
    from app.engine.nodes.element_spec import ElementSpec
    from app.engine.running.instances import Scope

LIVE = TaskState.FUTURE | TaskState.WAITING | TaskState.READY | TaskState.STARTED


class Token(Task):
    """One visit of one node. Its data belongs to it alone, the values in it are never changed in place.

    The stock task asks the system clock, draws a random id and writes every change of state with its data to
    the log; a token is numbered within its instance and writes nothing.
    """

    id: int
    data: dict[str, object]
    internal_data: dict[str, Any]
    task_spec: "ElementSpec"
    workflow: "Scope"

    def __init__(
        self,
        workflow: "Scope",
        task_spec: "ElementSpec",
        parent: Optional["Token"] = None,
        state: int = TaskState.FUTURE,
        id: int | None = None,
    ) -> None:
        self.id = workflow.top_workflow.next_id() if id is None else id
        workflow.tasks[self.id] = self
        self.workflow = workflow
        self.task_spec = task_spec
        self._parent = None if parent is None else parent.id
        self._children: list[int] = []
        self._state = state
        self.triggered = False
        self.thread_id = 0
        self.last_state_change = 0
        self.data = {}
        self.internal_data = {"from": None}
        if parent is not None:
            parent._children.append(self.id)

    @property
    def live(self) -> bool:
        """Neither finished nor cancelled."""
        return bool(self._state & LIVE)

    def spawn(self, spec: "ElementSpec", source: str | None = None) -> "Token":
        """A new token on `spec` under this one, having come from the node `source` (else from this one)."""
        child = Token(self.workflow, spec, self)
        child.internal_data["from"] = source or self.task_spec.name
        return child

    def move_under(self, parent: Optional["Token"]) -> None:
        """Hang the token elsewhere in the tree."""
        if self.parent is not None:
            self.parent._children.remove(self.id)
        self._parent = None if parent is None else parent.id
        if parent is not None:
            parent._children.append(self.id)

    def run(self) -> bool:
        """Do what the node does; complete it unless it was cancelled on the way."""
        done = self.task_spec._run(self)
        if done and self.live:
            self.complete()
        return bool(done)

    def cancel(self) -> None:
        """Withdraw the token with all that lives inside it."""
        if self.live:
            self._state = TaskState.CANCELLED
            self.task_spec._on_cancel(self)

    def _set_state(self, value: int) -> None:
        self._state = value

    def _inherit_data(self) -> None:
        if self.parent is not None:
            self.data = {**self.parent.data, **self.data}
