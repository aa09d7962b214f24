"""Expected failures: from where they arise outwards to the first boundary event that catches them."""

from app.engine.interface import BpmnFault, StepFailed
from app.engine.running.merging import snapshot
from app.engine.running.tokens import Token


def raise_fault(token: Token, fault: BpmnFault) -> None:
    """Hand a fault to the innermost activity around `token` that catches it; else the step fails."""
    activity: Token | None = token
    while activity is not None:
        if activity.internal_data.get("i") is not None:
            activity = activity.parent  # one of several instances: the border is that of the whole
        events = activity.task_spec.error_events
        name = events.get(fault.code, events.get(None))
        if name is not None:
            _interrupt(activity, name, fault)
            return
        activity = getattr(activity.workflow, "parent_task", None)
    raise StepFailed(
        "办理中报告了错误“{code}”，流程图没有处理它。",
        token.task_spec.element.id,
        code=fault.code,
        message=fault.message,
    ) from fault


def _interrupt(activity: Token, event_name: str, fault: BpmnFault) -> None:
    scope = activity.workflow
    event = Token(scope, scope.spec.task_specs[event_name], activity.parent)
    event.data = dict(snapshot(activity))
    name = event.task_spec.element.result
    if name is not None:
        event.data[name] = {"code": fault.code, "message": fault.message}
    if activity.parent is not None:
        activity.parent.task_spec.child_completed(activity.parent, activity)
    activity.cancel()
    event.task_spec._update(event)
