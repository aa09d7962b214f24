"""The announcement of a business room: what it brings, by name and with types, as plain data.

A room lies in a folder of its own under `app/business`, whose `__init__.py` announces it as `ROOM`. Casework
knows rooms by their announcements alone; nothing is found by scanning.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import get_type_hints

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.parameters.jurisdiction import Jurisdiction
from app.casework.rooms.shown import Show
from app.storage.records import CaseFile, Clock, DueWork
from app.storage.unit_of_work import UnitOfWork

Choice = Mapping[str, object]
"""`{value, label, detail}`, the last two texts or sentences; of staff also `posts`, and why `recused`."""


@dataclass(frozen=True)
class Fact:
    """What a room knows of a case, for forms, tables, letters and whatever is told.

    `read` gives plain data; the type that it declares to give (a TypedDict, a list of them) announces the
    members. A fact is read when it is first asked for, and forgotten after a service has run, because that
    may have changed it.
    """

    name: str
    read: Callable[[UnitOfWork, CaseFile], object]

    @cached_property
    def type(self) -> object:
        """What `read` is declared to give."""
        return get_type_hints(self.read)["return"]


@dataclass(frozen=True)
class ChoiceList:
    """A list from which the reader of a form chooses, with the case and its facts, process data included."""

    name: str
    find: Callable[[CaseAtHand, Mapping[str, object]], Sequence[Choice]]


@dataclass(frozen=True)
class Office:
    """An organisation that letters may name by its part in the case.

    `find` gives its id out of the facts of the case, null where the case has none.
    """

    name: str
    find: Callable[[Mapping[str, object]], object]


@dataclass(frozen=True)
class Lent:
    """A function that a room lends to every expression of an area, made of the area's law.

    `gives` is the type of what it gives, as plain data.
    """

    name: str
    parameters: tuple[str, ...]
    make: Callable[[Jurisdiction], Callable[..., object]]
    gives: object


@dataclass(frozen=True)
class WorkKind:
    """A kind of due work that a room does; `do` finishes the work in the transaction of what it did."""

    name: str
    do: Callable[[UnitOfWork, DueWork], None]


@dataclass(frozen=True)
class Recipient:
    """Whom a diagram may tell something, beside the holders of posts; `find` gives accounts."""

    name: str
    find: Callable[[UnitOfWork, CaseFile], Collection[str]]


@dataclass(frozen=True)
class Produced:
    """What a scenario may expect of a case under a name: a row, a list of rows, or a plain mapping.

    `find(unit, area_id, case_id)`; null where there is nothing to expect.
    """

    name: str
    find: Callable[[UnitOfWork, str, str], object]


ClockFollower = Callable[[UnitOfWork, Clock], None]
"""Called with each clock of a case whose due day moved."""

Acquainted = Callable[[UnitOfWork, CaseFile], Collection[str]]
"""The accounts that took part in an earlier case about the same: they are shown, and may be barred."""


@dataclass(frozen=True)
class Room:
    """What a room announces; `shown` are the records of a case for its page.

    `services` are the modules with functions that diagrams call, `validators` those with checks that forms
    name; importing a module of validators registers them.
    """

    name: str
    services: tuple[ModuleType, ...] = ()
    validators: tuple[ModuleType, ...] = ()
    facts: tuple[Fact, ...] = ()
    choices: tuple[ChoiceList, ...] = ()
    offices: tuple[Office, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    shown: tuple[Show, ...] = ()
    produced: tuple[Produced, ...] = ()
    clock_followers: tuple[ClockFollower, ...] = ()
    acquainted: tuple[Acquainted, ...] = ()
    functions: tuple[Lent, ...] = ()
    works: tuple[WorkKind, ...] = ()
