"""The one door to a running instance."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.interface import Host, NotOpen, OpenTask, Step, StepFailed
from app.engine.nodes.events import awaits
from app.engine.reading.diagrams import Definition
from app.engine.running.instances import Instance
from app.engine.running.plain_data import plain_mapping
from app.engine.running.repair import relocate
from app.engine.running.reporting import is_open, open_task, step_of
from app.engine.running.state import load
from app.engine.running.tokens import Token


class ProcessEngine:
    """Moves instances. It holds nothing: one engine serves every thread and every definition.

    Each call works on a fresh copy read from the state; where it raises, nothing has changed.
    """

    def start(
        self,
        definition: Definition,
        data: Mapping[str, object],
        host: Host,
        message: str | None = None,
    ) -> Step:
        """Start an instance at the plain start event, or at the one that waits for `message`.

        What a message brings lies under the `result` of its start event, or flat where that names none.
        """
        instance = Instance(definition.process_id, definition._specs, host)
        spec = instance.spec
        start = spec.plain_start if message is None else spec.message_starts.get(message)
        if start is None:
            raise StepFailed("流程“{process}”没有这样的开始事件。", process=definition.process_id)
        brought = plain_mapping(data)
        result = spec.task_specs[start].element.result if message is not None else None
        instance.begin(start, {result: brought} if result is not None else brought)
        return _moved(instance)

    def complete(
        self,
        definition: Definition,
        state: str,
        task_id: str,
        values: Mapping[str, object],
        host: Host,
    ) -> Step:
        """Complete an open user task with the whole validated submission (see HeldTask). Raises NotOpen."""
        return self.hold(definition, state, task_id, host).complete(values)

    def hold(self, definition: Definition, state: str, task_id: str, host: Host) -> "HeldTask":
        """An open user task, to be looked at before it is completed. Raises NotOpen."""
        instance = _loaded(definition, state, host)
        token = _token(instance, task_id)
        if not is_open(token):
            raise NotOpen(task_id)
        return HeldTask(open_task(token), instance, token)

    def fire(self, definition: Definition, state: str, wait_id: str, host: Host) -> Step:
        """The time of a waiting timer has come. Raises NotOpen."""
        instance = _loaded(definition, state, host)
        token = _waiting(instance, wait_id, "timer")
        token.task_spec.fire(token)
        return _moved(instance)

    def deliver(
        self, definition: Definition, state: str, wait_id: str, payload: Mapping[str, object], host: Host
    ) -> Step:
        """Hand a message to the one task that waits for it; its payload lands under `result`."""
        instance = _loaded(definition, state, host)
        token = _waiting(instance, wait_id, "message")
        token.task_spec.deliver(token, plain_mapping(payload))
        return _moved(instance)

    def relocate(
        self,
        definition: Definition,
        state: str,
        task_id: str,
        element_id: str,
        data: Mapping[str, object],
        host: Host,
    ) -> Step:
        """Repair: withdraw an open task or wait and enter `element_id` of the same level with `data` instead.

        `data` is the whole process data of that level from then on. Raises NotOpen, and StepFailed where the
        element cannot be entered by one token (a join, a start, an event on a border).
        """
        instance = _loaded(definition, state, host)
        token = _token(instance, task_id)
        if not token.live:
            raise NotOpen(task_id)
        relocate(token, element_id, plain_mapping(data))
        return _moved(instance)

    def look(self, definition: Definition, state: str, host: Host) -> Step:
        """What is open now; nothing moves."""
        return step_of(_loaded(definition, state, host), state)


@dataclass(frozen=True)
class HeldTask:
    """An open task of an instance that was read from its state once, for looking and completing."""

    task: OpenTask
    _instance: Instance
    _token: Token

    def complete(self, values: Mapping[str, object]) -> Step:
        """Complete the task with the whole validated submission; to be called once.

        Of `values` the names in the task's `keeps` become process data; a recorder (`service`) gets all of
        them through the host, and its answer becomes `result`.
        """
        self._token.task_spec.submit(self._token, plain_mapping(values), self._instance.host)
        return _moved(self._instance)


def _loaded(definition: Definition, state: str, host: Host) -> Instance:
    return load(state, definition.process_id, definition._specs, host)


def _moved(instance: Instance) -> Step:
    instance.advance()
    return step_of(instance)


def _token(instance: Instance, task_id: str) -> Token:
    token = instance.find(int(task_id)) if task_id.isascii() and task_id.isdigit() else None
    if token is None:
        raise NotOpen(task_id)
    return token


def _waiting(instance: Instance, wait_id: str, kind: str) -> Token:
    token = _token(instance, wait_id)
    if awaits(token) != kind:
        raise NotOpen(wait_id)
    return token
