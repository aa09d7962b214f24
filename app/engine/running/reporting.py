"""From a running instance to the plain data that leaves the engine."""

from SpiffWorkflow.util.task import TaskState

from app.engine.interface import OpenTask, Step, Wait
from app.engine.nodes.activities import UserTask
from app.engine.nodes.events import awaits
from app.engine.nodes.timers import cycle_of
from app.engine.running.instances import Instance, node_of
from app.engine.running.merging import merged_data
from app.engine.running.state import save
from app.engine.running.tokens import Token


def step_of(instance: Instance, state: str | None = None) -> Step:
    """What the instance is like now; `state` where it is known already."""
    live = [token for scope in instance.scopes() for token in scope.live()]
    live.sort(key=lambda token: token.id)
    return Step(
        state=save(instance) if state is None else state,
        open=tuple(open_task(token) for token in live if is_open(token)),
        waits=tuple(_wait(token, kind) for token in live if (kind := awaits(token))),
        throws=tuple(instance.throws),
        happenings=tuple(instance.happenings),
        data=instance.data if instance.completed else merged_data(instance.live()),
        ended=instance.outcome,
    )


def is_open(token: Token) -> bool:
    """Whether the token waits for a person."""
    return isinstance(token.task_spec, UserTask) and token.has_state(TaskState.READY)


def open_task(token: Token) -> OpenTask:
    """An open user task as the outside knows it."""
    node = node_of(token)
    organisation, post, candidates, excludes = token.internal_data["who"]
    repeated = token.task_spec.element.instances
    item = repeated.item if repeated is not None else None
    return OpenTask(
        node.task_id,
        node.element_id,
        node.process_id,
        node.path,
        node.instance,
        node.scope,
        organisation=organisation,
        post=post,
        candidates=None if candidates is None else tuple(candidates),
        excludes=tuple(excludes or ()),
        data=token.data,
        item=token.data.get(item) if item is not None else None,
    )


def _wait(token: Token, kind: str) -> Wait:
    node, element = node_of(token), token.task_spec.element
    return Wait(
        node.task_id,
        node.element_id,
        node.process_id,
        node.path,
        node.instance,
        node.scope,
        kind="timer" if kind == "timer" else "message",
        clock=token.internal_data.get("clock"),
        due=token.internal_data.get("due"),
        cycle=cycle_of(token),
        message=element.message,
        interrupting=element.interrupting,
    )
