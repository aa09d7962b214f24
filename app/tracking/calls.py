"""The times that a case went through a diagram: a shared one that is called from two places is told twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.engine.reading.diagrams import Definition
from app.engine.reading.elements import Element, Process
from app.storage.records import WorkItem
from app.web.journal_lines import JournalLine


@dataclass
class Call:
    """One time through a diagram; `number` counts the times from 1, and is 0 where the case never was.

    `path` is of the call activities above, None in journals that did not keep it. `current`: no later call
    came to the same place, so that what is open there belongs to this one.
    """

    process_id: str
    number: int = 0
    path: str | None = None
    lines: list[JournalLine] = field(default_factory=list)
    current: bool = True

    @property
    def completed(self) -> list[str]:
        """The ids of completed elements, in order and with repetition."""
        done = (line.element_id for line in self.lines if line.kind == "element_completed")
        return [element_id for element_id in done if element_id]

    def below(self, element_id: str) -> str | None:
        """The path of what a call activity of this diagram calls."""
        return None if self.path is None else f"{self.path}/{element_id}".removeprefix("/")

    def holds(self, item: WorkItem) -> bool:
        """Whether a task stood or stands in this call."""
        if item.process_id != self.process_id:
            return False
        if item.state == "open":
            return self.current and self.path in (None, item.path)
        return any(line.task_id == item.task_id for line in self.lines)

    def token_at(self, process: Process, process_id: str, element_id: str, path: str) -> str | None:
        """The element of this diagram that shows what waits in it or below it; None for what waits beside."""
        if not self.current:
            return None
        if process_id == self.process_id and self.path in (None, path):
            return element_id
        if self.path is None:
            return next((step for step in path.split("/") if step in process.elements), None)
        above = f"{self.path}/" if self.path else ""
        inside = path != self.path and path.startswith(above)
        return path.removeprefix(above).split("/")[0] if inside else None


def calls_of(process: Process, journal: Iterable[JournalLine]) -> list[Call]:
    """All times that a case went through a diagram, the first one first.

    A diagram that is entered again from the same place begins anew at its start event. (Calls that run side
    by side from one place are not told apart; no diagram of ours has them.)
    """
    found: list[Call] = []
    latest: dict[str | None, Call] = {}
    for line in journal:
        if line.process_id != process.id:
            continue
        call = latest.get(line.path) or _begun_before_paths(process, latest, line)
        if call is None or (_starts(process, line) and any(_starts(process, each) for each in call.lines)):
            for earlier in (call, latest.pop(None, None)):
                if earlier is not None:
                    earlier.current = False
            call = latest[line.path] = Call(process.id, len(found) + 1, line.path)
            found.append(call)
        call.lines.append(line)
    return found


def _begun_before_paths(process: Process, latest: dict[str | None, Call], line: JournalLine) -> Call | None:
    """The call that began before journals kept paths and goes on with this line."""
    if None not in latest or _starts(process, line):
        return None
    call = latest[line.path] = latest.pop(None)
    call.path = line.path
    return call


def _starts(process: Process, line: JournalLine) -> bool:
    element = process.elements.get(line.element_id or "")
    begins = element is not None and element.kind == "startEvent" and element.parent is None
    return begins and line.kind == "element_completed"


def caller_of(definition: Definition, path: str | None) -> Element | None:
    """The call activity that a path ends with; None for the case's own diagram."""
    element, process_id = None, definition.process_id
    for step in (path or "").split("/"):
        element = definition.elements.get((process_id, step))
        process_id = (element.called if element else None) or process_id
    return element
