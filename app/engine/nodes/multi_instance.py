"""Activities that run several times: at once, or one after the other."""

from typing import Any

from SpiffWorkflow.bpmn.specs.defaults import ParallelMultiInstanceTask, SequentialMultiInstanceTask
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import StepFailed
from app.engine.nodes.element_spec import ElementSpec
from app.engine.reading.elements import MultiInstance
from app.engine.running.limits import INSTANCES
from app.engine.running.tokens import Token


class _Repeated(ElementSpec):
    """Holds the instances as its children. What they leave is gathered here, empty at each entry.

    `internal_data`: `items` the values that are still to come (one after the other only), `next` the index of
    the next instance, `of` how many there are, `got` the gathered pairs of index and value.
    """

    task_spec: str

    @property
    def plan(self) -> MultiInstance:
        """What the diagram says about the repetition."""
        return self.element.instances  # type: ignore[return-value]

    def _update_hook(self, my_task: Token) -> bool:
        my_task._inherit_data()
        items = self._items(my_task)
        count = len(items)
        my_task.internal_data.update(items=items, next=0, of=count, got=[])
        self._gather(my_task)
        my_task._set_state(TaskState.STARTED)
        self._start_instances(my_task)
        return count == 0

    def _start_instances(self, my_task: Token) -> None:
        raise NotImplementedError

    def _items(self, my_task: Token) -> list[object]:
        slot = "collection" if self.plan.collection is not None else "cardinality"
        value = self.formula(slot).value(my_task)
        if slot == "cardinality":
            value = self._numbers(value)
        if not isinstance(value, list):
            raise StepFailed("多实例任务需要一个列表。", self.element.id)
        if len(value) > INSTANCES:
            raise StepFailed("多实例任务的实例超过{most}个。", self.element.id, most=INSTANCES)
        return value

    def _numbers(self, count: Any) -> object:
        if isinstance(count, (str, bool, list, dict)) or count is None or count != int(count) or count < 0:
            raise StepFailed("多实例任务的次数不是整数。", self.element.id)
        return list(range(1, min(int(count), INSTANCES + 1) + 1))

    def _start_one(self, my_task: Token) -> None:
        spec = self._wf_spec.task_specs[self.task_spec]
        child = my_task.spawn(spec)
        child.internal_data["i"] = my_task.internal_data["next"]
        my_task.internal_data["next"] += 1
        item = my_task.internal_data["items"].pop(0)
        if self.plan.item is not None:
            child.data = {self.plan.item: item}
        spec._update(child)

    def child_completed(self, my_task: Token, child: Token) -> None:
        if child.task_spec.name != self.task_spec:
            return  # not an instance: what follows the activity hangs here too
        got = my_task.internal_data["got"]
        got.append([child.internal_data["i"], child.data.get(self.plan.collects or "")])
        self._gather(my_task)
        if "completion" in self.formulas and self.formula("completion").holds(my_task):
            self._withdraw(my_task)
            my_task._ready()
        elif len(got) == my_task.internal_data["of"]:
            my_task._ready()
        elif my_task.internal_data["items"]:
            self._start_one(my_task)

    def _gather(self, my_task: Token) -> None:
        if self.plan.into is not None:
            got = sorted(my_task.internal_data["got"], key=lambda pair: pair[0])
            my_task.data = {**my_task.data, self.plan.into: [value for _, value in got]}

    def _withdraw(self, my_task: Token) -> None:
        for child in my_task.children:
            child.cancel()

    def _on_cancel(self, my_task: Token) -> None:
        self._withdraw(my_task)
        super()._on_cancel(my_task)

    def _on_complete(self, my_task: Token) -> None:
        my_task.internal_data.clear()
        super()._on_complete(my_task)


class ParallelInstances(_Repeated, ParallelMultiInstanceTask):
    """All instances at once."""

    def _start_instances(self, my_task: Token) -> None:
        while my_task.internal_data["items"]:
            self._start_one(my_task)


class SequentialInstances(_Repeated, SequentialMultiInstanceTask):
    """One instance after the other."""

    def _start_instances(self, my_task: Token) -> None:
        if my_task.internal_data["items"]:
            self._start_one(my_task)
