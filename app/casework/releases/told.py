"""What a release tells people: the words of its processes together, those of the caller first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from app.casework.releases.told_reading import read_told
from app.casework.releases.told_words import (
    Appointment,
    HandIn,
    Notification,
    Right,
    Spot,
    Stage,
    ToldOfProcess,
)
from app.engine.reading.elements import Process

_NOTHING = ToldOfProcess()
_Key = TypeVar("_Key")
_Words = TypeVar("_Words")


@dataclass(frozen=True)
class Told:
    """The words by process, the process itself first, then what it calls, outermost first.

    Where several speak of the same element, message or notification, the outermost is heard: a caller says
    in its own words what a shared process does for it.
    """

    process_id: str
    processes: Mapping[str, ToldOfProcess] = field(default_factory=dict)

    @property
    def own(self) -> ToldOfProcess:
        """What the process itself says."""
        return self.processes.get(self.process_id, _NOTHING)

    @property
    def way(self) -> tuple[Stage, ...]:
        """The steps of such a case."""
        return self.own.way

    @cached_property
    def here(self) -> dict[Spot, str]:
        """Where a case is, by element."""
        return _outermost(each.here for each in self._all)

    @cached_property
    def retold(self) -> dict[Spot, str]:
        """What has happened, by the element that is over."""
        return _outermost(each.retold for each in self._all)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The codes of the letters that the party may read."""
        return frozenset(code for each in self._all for code in each.letters)

    @cached_property
    def messages(self) -> dict[str, HandIn]:
        """What the party may hand in, by message."""
        return _outermost(each.messages for each in self._all)

    @cached_property
    def rights(self) -> dict[str, Right]:
        """What the party may do elsewhere, by the clock in whose time."""
        return {right.clock: right for each in reversed(self._all) for right in each.rights}

    @property
    def appointments(self) -> Iterator[Appointment]:
        """The times agreed with the party."""
        return (appointment for each in self._all for appointment in each.appointments)

    @cached_property
    def notifications(self) -> dict[str, Mapping[str, Notification]]:
        """What is told by code and recipient."""
        return _outermost(each.notifications for each in self._all)

    def notification(self, code: str, recipient: str) -> Notification | None:
        """What a recipient is told; the words for the first one where none are meant for this one."""
        words = self.notifications.get(code, {})
        return words.get(recipient) or next(iter(words.values()), None)

    @property
    def _all(self) -> tuple[ToldOfProcess, ...]:
        return tuple(self.processes.values())


def told_path(process_id: str, diagram: str) -> str:
    """Where the words of a process lie: told.yaml in a folder of its own, otherwise beside its diagram."""
    folder = PurePosixPath(diagram).parent
    name = "told.yaml" if folder.name == process_id else f"{process_id}.told.yaml"
    return f"{folder}/{name}"


def told_of(files: Mapping[str, bytes], processes: Collection[Process], process_id: str) -> Told:
    """The words of the processes that a release reaches, in the order given. Raises MaterialRefused."""
    found = {}
    for process in processes:
        path = told_path(process.id, process.path)
        if path in files:
            found[process.id] = read_told(files[path].decode("utf-8"), process.id, path)
    return Told(process_id, found)


def declared_notifications(told: Told) -> dict[str, frozenset[str]]:
    """The recipients of every notification that has words, by its code."""
    return {code: frozenset(words) for code, words in told.notifications.items()}


def _outermost(parts: Iterator[Mapping[_Key, _Words]]) -> dict[_Key, _Words]:
    found: dict[_Key, _Words] = {}
    for part in parts:
        found = {**part, **found}
    return found
