"""The one door to a running instance."""

from collections.abc import Mapping

from app.engine.diagrams import Definition
from app.engine.interface import Host, Step


class ProcessEngine:
    """Moves instances. It holds nothing: one engine serves every thread and every definition."""

    def start(
        self,
        definition: Definition,
        data: Mapping[str, object],
        host: Host,
        message: str | None = None,
    ) -> Step:
        """Start an instance at the plain start event, or at the one that waits for `message`."""
        raise NotImplementedError

    def complete(
        self,
        definition: Definition,
        state: str,
        task_id: str,
        values: Mapping[str, object],
        host: Host,
    ) -> Step:
        """Complete an open user task with the whole validated submission.

        Of `values` the names in the task's `keeps` become process data; a recorder (`service`) gets all of
        them through the host, and its answer becomes `result`. Raises NotOpen.
        """
        raise NotImplementedError

    def fire(self, definition: Definition, state: str, wait_id: str, host: Host) -> Step:
        """The time of a waiting timer has come. Raises NotOpen."""
        raise NotImplementedError

    def deliver(
        self, definition: Definition, state: str, wait_id: str, payload: Mapping[str, object], host: Host
    ) -> Step:
        """Hand a message to the one task that waits for it; its payload lands under `result`."""
        raise NotImplementedError

    def look(self, definition: Definition, state: str, host: Host) -> Step:
        """What is open now; nothing moves."""
        raise NotImplementedError
