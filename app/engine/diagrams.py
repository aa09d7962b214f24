"""A release's diagrams, read, checked and made ready to run."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.elements import Element, Flow, Lane


@dataclass(frozen=True)
class Definition:
    """A process with all that it calls: parsed once, shared by every instance, never changed.

    `elements` by (process id, element id), `flows` by (process id, source id, target id), `lanes` by
    (process id, lane id).
    """

    process_id: str
    elements: Mapping[tuple[str, str], Element]
    flows: Mapping[tuple[str, str, str], Flow]
    lanes: Mapping[tuple[str, str], Lane]

    def element(self, process_id: str, element_id: str) -> Element:
        """One element; raises KeyError where there is none."""
        return self.elements[process_id, element_id]


@dataclass(frozen=True)
class References:
    """What one diagram file asks of the other materials, each sorted and without repetition.

    `forms` are (process id, element id, shared form or None) of its user tasks and start events.
    """

    processes: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    forms: tuple[tuple[str, str, str | None], ...] = ()
    services: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


def parse_definition(files: Mapping[str, bytes], process_id: str) -> Definition:
    """Read every diagram of a release (path → bytes) and make `process_id` ready; raises DiagramRefused."""
    raise NotImplementedError


def references(xml: bytes) -> References:
    """What a diagram file refers to; raises DiagramRefused where it cannot be read."""
    raise NotImplementedError
