"""Tasks that a person, a function, an expression or a decision table does."""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs import defaults

from app.domain.errors import DataRefused, ReservedKey
from app.engine.interface import BpmnFault, Host, StepFailed
from app.engine.nodes.element_spec import ElementSpec
from app.engine.running.faults import raise_fault
from app.engine.running.instances import node_of
from app.engine.running.plain_data import plain
from app.engine.running.tokens import Token


class UserTask(ElementSpec, defaults.UserTask):
    """Waits for a person. Who that may be is settled once, when the task is reached.

    `assigned` holds organisation and post where the diagram gives them as text.
    """

    assigned: Mapping[str, str]

    def _on_ready(self, my_task: Token) -> None:
        my_task.internal_data["who"] = [
            self._who(my_task, "organisation"),
            self._who(my_task, "post"),
            self._accounts(my_task, "candidates"),
            self._accounts(my_task, "excludes"),
        ]

    def submit(self, my_task: Token, values: Mapping[str, object], host: Host) -> None:
        """Take over a validated submission: what the task keeps, and what its recorder answers."""
        kept = {name: plain(values[name], 1) for name in self.element.keeps if name in values}
        my_task.data = {**my_task.data, **kept}
        service = self.element.attributes.get("service")
        if service is not None and not _call(self, my_task, service, values, host):
            return
        my_task.complete()

    def _who(self, my_task: Token, slot: str) -> str | None:
        if slot in self.formulas:
            value = self.formula(slot).value(my_task)
            if not isinstance(value, str):
                raise StepFailed("未能确定办理单位或岗位（{slot}）。", self.element.id, slot=slot)
            return value
        return self.assigned.get(slot)

    def _accounts(self, my_task: Token, slot: str) -> list[str] | None:
        if slot not in self.formulas:
            return None
        value = self.formula(slot).value(my_task)
        accounts: list[Any] = value if isinstance(value, list) else [value]
        if not all(isinstance(account, str) for account in accounts):
            raise StepFailed("未能确定办理人员（{slot}）。", self.element.id, slot=slot)
        return accounts


class ServiceTask(ElementSpec, defaults.ServiceTask):
    """Calls a registered function through the host; its answer becomes `result`."""

    def _run_hook(self, my_task: Token) -> bool:
        parameters = self.formula("with").mapping(my_task) if "with" in self.formulas else {}
        host = my_task.workflow.top_workflow.host
        return _call(self, my_task, self.element.attributes["service"], parameters, host)


class ScriptTask(ElementSpec, defaults.ScriptTask):
    """One expression, whose value becomes `result`."""

    def _run_hook(self, my_task: Token) -> bool:
        keep_result(my_task, self.formula("script").value(my_task))
        return True


class BusinessRuleTask(ElementSpec):
    """Asks a decision table; its answer becomes `result`."""

    def _run_hook(self, my_task: Token) -> bool:
        inputs = self.formula("with").mapping(my_task) if "with" in self.formulas else dict(my_task.data)
        host = my_task.workflow.top_workflow.host
        keep_result(my_task, host.decide(self.element.attributes["decision"], inputs, node_of(my_task)))
        return True


def keep_result(my_task: Token, value: object) -> None:
    """Set what the element brought under the name that it gives, if it gives one."""
    name = my_task.task_spec.element.result
    if name is None:
        return
    try:
        my_task.data = {**my_task.data, name: plain(value, 1)}
    except (DataRefused, ReservedKey) as refusal:
        element = my_task.task_spec.element.id
        raise StepFailed("结果“{name}”不能用：{reason}", element, name=name, reason=str(refusal)) from refusal


def _call(
    spec: ElementSpec, my_task: Token, service: str, parameters: Mapping[str, object], host: Host
) -> bool:
    """Call a function; False where it failed as expected and the diagram caught that."""
    try:
        answer = host.call_service(service, parameters, node_of(my_task))
    except BpmnFault as fault:
        raise_fault(my_task, fault)
        return False
    keep_result(my_task, answer)
    return True
