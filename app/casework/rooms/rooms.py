"""All rooms of the business together, as use cases ask them: `unit.tools.rooms`."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from app.casework.rooms.room import (
    Acquainted,
    ChoiceList,
    ClockFollower,
    Fact,
    Lent,
    Office,
    Produced,
    Recipient,
    Room,
    WorkKind,
)
from app.casework.rooms.shown import Show
from app.casework.services.registry import ServiceTasks, collect


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_Announced = TypeVar("_Announced", bound=_Named)


class AnnouncedTwice(ValueError):
    """Two rooms announce one name; the platform does not start."""

    def __init__(self, name: str) -> None:
        super().__init__(f"two rooms announce {name}")


class Rooms:
    """What the rooms announce, by name. Raises AnnouncedTwice, DuplicateService when it is first asked."""

    def __init__(self, rooms: Iterable[Room]) -> None:
        self._rooms = tuple(rooms)

    @cached_property
    def services(self) -> ServiceTasks:
        """What diagrams may call."""
        return collect(module for room in self._rooms for module in room.services)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """What the rooms know of a case, beside what casework itself knows."""
        return self._by_name(lambda room: room.facts)

    @cached_property
    def choices(self) -> Mapping[str, ChoiceList]:
        """The lists that forms may ask for."""
        return self._by_name(lambda room: room.choices)

    @cached_property
    def offices(self) -> Mapping[str, Office]:
        """The organisations that letters may name, beside the offices of the area."""
        return self._by_name(lambda room: room.offices)

    @cached_property
    def recipients(self) -> Mapping[str, Recipient]:
        """Whom diagrams may tell something, beside those whom casework knows."""
        return self._by_name(lambda room: room.recipients)

    @cached_property
    def produced(self) -> Mapping[str, Produced]:
        """What scenarios may expect of a case."""
        return self._by_name(lambda room: room.produced)

    @cached_property
    def shown(self) -> tuple[Show, ...]:
        """What gives the records of a case for its page."""
        return tuple(show for room in self._rooms for show in room.shown)

    @cached_property
    def clock_followers(self) -> tuple[ClockFollower, ...]:
        """What keeps the due day of a clock."""
        return tuple(follow for room in self._rooms for follow in room.clock_followers)

    @cached_property
    def acquainted(self) -> tuple[Acquainted, ...]:
        """Who took part in earlier cases."""
        return tuple(each for room in self._rooms for each in room.acquainted)

    @cached_property
    def functions(self) -> Mapping[str, Lent]:
        """The functions that every expression of an area may call, beside casework's own."""
        return self._by_name(lambda room: room.functions)

    @cached_property
    def works(self) -> Mapping[str, WorkKind]:
        """The kinds of due work that the rooms do."""
        return self._by_name(lambda room: room.works)

    def _by_name(self, announced: Callable[[Room], Iterable[_Announced]]) -> dict[str, _Announced]:
        found: dict[str, _Announced] = {}
        for each in (one for room in self._rooms for one in announced(room)):
            if each.name in found:
                raise AnnouncedTwice(each.name)
            found[each.name] = each
        return found
