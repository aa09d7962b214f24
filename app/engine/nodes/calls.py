"""Processes inside processes: embedded, sharing the data, or called, with what is handed over alone."""

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.util.task import TaskState

from app.engine.nodes.activities import keep_result
from app.engine.nodes.element_spec import ElementSpec
from app.engine.running.instances import InnerScope
from app.engine.running.tokens import Token


class _Holding(ElementSpec):
    """A node in which a process of its own runs."""

    spec: str

    def _update_hook(self, my_task: Token) -> bool:
        my_task._inherit_data()
        my_task._set_state(TaskState.STARTED)
        inner = my_task.workflow.top_workflow.create_subprocess(my_task, self.spec)
        # What a called process takes and was not given is null there: every name of it is known.
        wanted: dict[str, object] = dict.fromkeys(inner.spec.takes)
        inner.begin(inner.spec.plain_start or "", wanted | self._handed_over(my_task))
        return False

    def _handed_over(self, my_task: Token) -> dict[str, object]:
        raise NotImplementedError

    def inner_ended(self, my_task: Token, inner: InnerScope) -> None:
        """Called when the process inside is over."""
        self._take_back(my_task, inner)
        my_task._ready()

    def _take_back(self, my_task: Token, inner: InnerScope) -> None:
        raise NotImplementedError

    def _on_cancel(self, my_task: Token) -> None:
        inner = my_task.workflow.top_workflow.subprocesses.pop(my_task.id, None)
        if inner is not None:
            inner.withdraw()
        super()._on_cancel(my_task)


class EmbeddedSubProcess(_Holding, defaults.SubWorkflowTask):
    """Its data is the data around it: it begins with it and gives it back changed."""

    def _handed_over(self, my_task: Token) -> dict[str, object]:
        return dict(my_task.data)

    def _take_back(self, my_task: Token, inner: InnerScope) -> None:
        my_task.data = dict(inner.data)


class CallActivity(_Holding, defaults.CallActivity):
    """Hands over `with` and takes `result`: what the called process `returns`, with its `outcome`."""

    def _handed_over(self, my_task: Token) -> dict[str, object]:
        return self.formula("with").mapping(my_task) if "with" in self.formulas else {}

    def _take_back(self, my_task: Token, inner: InnerScope) -> None:
        keep_result(my_task, {**inner.returned(), "outcome": inner.outcome})
