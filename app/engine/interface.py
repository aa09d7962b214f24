"""What goes into the engine and what comes out: plain data, the same for every caller.

A step takes the saved state (text), moves the instance to its next wait states and gives the new state with
all that happened. Nothing is shared between steps; a step that raises has changed nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from app.feel.values import Duration, HostFunction

Due = date | datetime | Duration


@dataclass(frozen=True, slots=True)
class Node:
    """One visit of one element of one instance.

    `path` holds the ids of the call activities that lead to it, outermost first; `process_id` is the process
    in which the element is drawn. `task_id` is unique in the instance for ever. `instance` counts the
    instances of a multi-instance activity from 0 and is None for anything else. `scope` is where names are
    looked up: each visit of a call or of a repeated sub-process around the node, outermost first, written
    `element:task_id`.
    """

    task_id: str
    element_id: str
    process_id: str
    path: tuple[str, ...] = ()
    instance: int | None = None
    scope: tuple[str, ...] = ()

    @property
    def opens(self) -> tuple[str, ...]:
        """The scope of what is inside, where the node is a call or one round of a repeated sub-process."""
        return (*self.scope, f"{self.element_id}:{self.task_id}")


@dataclass(frozen=True, slots=True)
class OpenTask(Node):
    """A user task that waits for a person.

    `organisation` is a kind ("tpa", "agency" …) or the id of one organisation, `post` a role key.
    `candidates` None: anybody of that post; else only these account ids. `excludes`: never these.
    `data` is what the task's form and letters may see; `item` the value of a multi-instance task's own item.
    """

    organisation: str | None = None
    post: str | None = None
    candidates: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    item: object = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """A timer that fires again: `left` times more (None: until its activity ends), every `interval`.

    `start` is the first moment, None: one interval after the timer began.
    """

    interval: Duration
    left: int | None = None
    start: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait(Node):
    """A timer or message that is awaited; its `id` goes into `fire` or `deliver`.

    A timer has exactly one of `clock` (a legal clock's name), `due` (a day, a moment, or a duration from its
    entry) and `cycle`. A cycle keeps its id until it has fired for the last time.
    """

    kind: Literal["timer", "message"] = "timer"
    clock: str | None = None
    due: Due | None = None
    cycle: Cycle | None = None
    message: str | None = None
    interrupting: bool = True

    @property
    def id(self) -> str:
        """The task id under another name."""
        return self.task_id


@dataclass(frozen=True, slots=True)
class Throw:
    """A message that left the instance: its name, its address as the diagram gave it, and its payload."""

    message: str
    to: object
    payload: Mapping[str, object]
    node: Node


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in a step, in order.

    entered and completed come for every element, cancelled for what was entered and not finished, fired for a
    timer and caught for a message that came (before its completed).
    """

    kind: Literal["entered", "completed", "cancelled", "fired", "caught"]
    node: Node

    @property
    def task_id(self) -> str:
        """The id of the visit."""
        return self.node.task_id


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leaves: `state` to be saved, all that is open now, and what happened on the way.

    `data` is the process data of the top process as it stands (branches merged); `ended` the id of the end
    event that decided the outcome, None while the instance runs.
    """

    state: str
    open: tuple[OpenTask, ...]
    waits: tuple[Wait, ...]
    throws: tuple[Throw, ...]
    happenings: tuple[Happening, ...]
    data: Mapping[str, object]
    ended: str | None


class Host(Protocol):
    """What the caller lends to a step. Whatever it raises ends the step and reaches the caller unchanged,
    except BpmnFault, which the diagram may catch."""

    @property
    def moment(self) -> datetime:
        """The legal moment of the step (`now()` and `today()` of the expressions)."""

    def functions_at(self, scope: tuple[str, ...]) -> Mapping[str, HostFunction]:
        """The functions that every expression in a scope knows, by name (`parameter`, `due` …)."""

    def decide(self, decision_id: str, inputs: Mapping[str, object], node: Node) -> object:
        """Ask a decision table; its answer becomes the node's `result`."""

    def call_service(self, name: str, parameters: Mapping[str, object], node: Node) -> object:
        """Run a service task's function, or a user task's recorder with the whole validated submission.

        The answer (plain data) becomes the node's `result`. Raises BpmnFault for an expected failure.
        """

    def completed(self, node: Node, data: Mapping[str, object]) -> None:
        """Called for every element as it completes, in order, with the data that it leaves.

        A multi-instance activity is called for once, when the whole of it completes.
        """


class BpmnFault(Exception):
    """An expected failure of a service: caught by the boundary error event with this code."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message


class StepFailed(Exception):
    """The step cannot be made; nothing was changed. Becomes an incident that a person sees.

    `sentence` is a Chinese template for `params`; `element` the id of the element where it broke, if known.
    """

    def __init__(self, sentence: str, element: str | None = None, **params: object) -> None:
        super().__init__(sentence.format(**params))
        self.sentence = sentence
        self.params = params
        self.element = element


class NotOpen(LookupError):
    """Nothing open bears this id: it was completed, fired or cancelled before, or never existed."""

    def __init__(self, task_id: str) -> None:
        super().__init__(task_id)
        self.task_id = task_id
