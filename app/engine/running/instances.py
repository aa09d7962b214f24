"""A running instance: the top process with every embedded and called process that lives in it."""

from collections import deque
from typing import Any, NoReturn

from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import Happening, Host, Node, StepFailed, Throw
from app.engine.nodes.process_spec import ProcessSpec
from app.engine.running.limits import CALL_DEPTH, TOKENS_PER_STEP
from app.engine.running.merging import merged_data
from app.engine.running.tokens import Token


class _SealedScriptEngine:
    """Stands where SpiffWorkflow keeps its evaluator of Python, and evaluates nothing."""

    def __getattr__(self, name: str) -> NoReturn:
        raise RuntimeError(f"Python in diagrams is never evaluated ({name})")


class Scope:
    """What the top process and the inner ones have in common."""

    spec: ProcessSpec
    tasks: dict[int, Token]
    top_workflow: "Instance"
    process_id: str
    path: tuple[str, ...]
    scope: tuple[str, ...]
    completed: bool
    data: dict[str, object]
    outcome: str | None = None

    def live(self) -> list[Token]:
        """The tokens that are neither finished nor cancelled, in the order in which they came."""
        return [token for token in self.tasks.values() if token.live]

    def begin(self, start: str, data: dict[str, object]) -> None:
        """Put the first token on the start event."""
        token = Token(self, self.spec.task_specs[start])
        token.data = data
        token.task_spec._update(token)

    def settle(self) -> bool:
        """After all that could run has run: let joins that look at the whole fire, end what is over.

        True where that set something moving.
        """
        live = self.live()
        for token in live:
            if token.task_spec.fires_at_rest(token, live):
                return True
        if live and all(token.task_spec is self.spec.end for token in live):
            self._finish(merged_data(live), max(token.internal_data["end"] for token in live)[-1])
            return True
        return False

    def terminate(self, my_task: Token) -> None:
        """End the (sub-)process at a terminate end event."""
        data = merged_data([*self.live(), my_task])
        self.withdraw()
        self._finish(data, my_task.task_spec.name)

    def withdraw(self) -> None:
        """Cancel every token."""
        for token in self.live():
            token.cancel()

    def _finish(self, data: dict[str, object], outcome: str) -> None:
        for token in self.live():
            token._set_state(TaskState.COMPLETED)
        self.completed, self.data, self.outcome = True, data, outcome
        self.ended()

    def ended(self) -> None:
        """Called once, when the process is over."""

    def _task_completed_notify(self, task: Token) -> None:
        """Nothing: the stock walk over all waiting tasks after each completion is not needed."""


class InnerScope(Scope, BpmnSubWorkflow):
    """An embedded sub-process or a called process, living inside one token of another scope."""

    def __init__(self, spec: ProcessSpec, parent_task: Token, top_workflow: "Instance") -> None:
        self.parent_task = parent_task
        called = parent_task.task_spec.element.kind == "callActivity"
        around = parent_task.workflow
        self.process_id = spec.name if called else around.process_id
        self.path = (*around.path, parent_task.task_spec.element.id) if called else around.path
        repeated = parent_task.internal_data.get("i") is not None
        self.scope = node_of(parent_task).opens if called or repeated else around.scope
        super().__init__(spec, parent_task.id, top_workflow, deserializing=True)
        if len(self.path) > CALL_DEPTH:
            raise StepFailed("流程调用超过{most}层。", parent_task.task_spec.element.id, most=CALL_DEPTH)

    def returned(self) -> dict[str, object]:
        """What a called process hands back, once it is over."""
        if self.spec.returns is None:
            return {}
        return self.spec.returns.mapping_over(self.data, self)

    @property
    def parent_workflow(self) -> Scope:
        """The scope around this one."""
        return self.parent_task.workflow

    def ended(self) -> None:
        del self.top_workflow.subprocesses[self.parent_task.id]
        self.parent_task.task_spec.inner_ended(self.parent_task, self)


class Instance(Scope, BpmnWorkflow):
    """The top process of one instance, for the length of one step."""

    def __init__(
        self, process_id: str, specs: dict[str, ProcessSpec], host: Host, next_number: int = 1
    ) -> None:
        self.process_id = process_id
        self.path = self.scope = ()
        self.host = host
        self.next_number = self._first_number = next_number
        self.ready: deque[Token] = deque()
        self.happenings: list[Happening] = []
        self.throws: list[Throw] = []
        super().__init__(specs[process_id], specs, script_engine=_SealedScriptEngine(), deserializing=True)

    def next_id(self) -> int:
        """The number of the next token; never given twice in an instance."""
        number = self.next_number
        self.next_number += 1
        if self.next_number - self._first_number > TOKENS_PER_STEP:
            raise StepFailed("一步之内经过的节点过多，流程可能在空转。")
        return number

    def scopes(self) -> list[Scope]:
        """The top process and all inner ones that live, outer before inner."""
        return [self, *self.subprocesses.values()]

    def find(self, token_id: int) -> Token | None:
        """A token by its number, wherever it is."""
        return next((scope.tasks[token_id] for scope in self.scopes() if token_id in scope.tasks), None)

    def create_subprocess(self, my_task: Token, spec_name: str) -> InnerScope:
        """Open an inner process inside a token."""
        inner = InnerScope(self.subprocess_specs[spec_name], my_task, self)
        self.subprocesses[my_task.id] = inner
        return inner

    def advance(self) -> None:
        """Run until only persons, timers and messages can move the instance on."""
        while self.ready or self._settle():
            while self.ready:
                token = self.ready.popleft()
                if token.has_state(TaskState.READY):
                    token.run()
        if not self.completed and not any(self._can_be_moved(scope) for scope in self.scopes()):
            raise StepFailed("流程“{process}”停住了：没有可以继续的步骤。", process=self.process_id)

    def _can_be_moved(self, scope: Scope) -> bool:
        """Whether a person, a time or a message can set something in the scope going."""
        return any(token.has_state(TaskState.READY) or token.task_spec.awaits_event for token in scope.live())

    def _settle(self) -> bool:
        return any(scope.settle() for scope in reversed(self.scopes()) if not scope.completed)

    def note(self, kind: Any, token: Token) -> None:
        """Remember what happened to a token, if its node is one that the diagram shows."""
        if token.task_spec.is_drawn:
            self.happenings.append(Happening(kind, node_of(token)))

    def note_completed(self, token: Token) -> None:
        """Remember that a node completed, and tell the host (for a repeated activity once, as a whole)."""
        if not token.task_spec.is_drawn:
            return
        node = node_of(token)
        self.happenings.append(Happening("completed", node))
        if node.instance is None:
            self.host.completed(node, token.data)


def node_of(token: Token) -> Node:
    """The visit as the outside knows it."""
    scope = token.workflow
    return Node(
        task_id=str(token.id),
        element_id=token.task_spec.element.id,
        process_id=scope.process_id,
        path=scope.path,
        instance=token.internal_data.get("i"),
        scope=scope.scope,
    )
