"""The work that lies before one person: counts, pages, single lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from app.identity.actor import Actor
from app.identity.queries import as_worker
from app.inbox.filters import TABS, After, Asked
from app.inbox.queries import Shape, how_many, rows_of_item, rows_of_page
from app.storage.clock_ledgers import Ledger, ledgers
from app.storage.column_types import NEVER
from app.storage.surroundings import Surroundings
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of, start_of

PAGE = 30


@dataclass(frozen=True)
class Counts:
    """How many tasks each tab holds, counted up to a thousand."""

    mine: int
    group: int
    overdue: int
    today: int


@dataclass(frozen=True)
class Line:
    """One row of the inbox, with what may be shown of the party without revealing it.

    `clock` is the running clock whose due day is the task's. `absent` is the name of the colleague who holds
    the task and in whose place the person stands, or "". `stuck`: something keeps the case from going on.
    """

    id: str
    name: str
    post: str | None
    case_id: str
    case_number: str
    case_kind: str
    party: str
    due_at: datetime | None
    provisional: bool
    claimed_by: str | None
    clock: Ledger | None
    absent: str = ""
    stuck: bool = False

    @property
    def stopped(self) -> bool:
        """Whether the clock stands still."""
        return self.clock is not None and self.clock[0].state == "stopped"

    @property
    def place(self) -> After:
        """Where the line stands in the order."""
        return After(self.due_at or NEVER, self.id)


@dataclass
class Desk:
    """The work that lies before one person at one moment."""

    unit: UnitOfWork
    actor: Actor
    surroundings: Surroundings
    _counted: dict[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> Counts:
        """What the tabs show."""
        return Counts(**self.count(TABS))

    def count(self, tabs: tuple[str, ...]) -> Mapping[str, int]:
        """How many tasks tabs hold, these among them: what the navigation shows. No tab is counted twice."""
        wanted = tuple(tab for tab in tabs if tab not in self._counted)
        if wanted:
            self._counted.update(how_many(self.unit, wanted, *self._size, self._asking))
        return self._counted

    def page(self, asked: Asked) -> tuple[list[Line], After | None]:
        """What falls due first on top, and where the next page begins (None: nowhere)."""
        rows = rows_of_page(self.unit, self._shape(asked), {**self._asking, **_wishes(asked)}, PAGE + 1)
        lines = list(self._lines(rows))
        return lines[:PAGE], (lines[PAGE - 1].place if len(lines) > PAGE else None)

    def line(self, item_id: str) -> Line | None:
        """One row, as it is shown after it was claimed or put back; None when it is out of sight."""
        rows = rows_of_item(self.unit, *self._size, self._asking, item_id)
        return next(self._lines(rows), None)

    def most_urgent(self) -> Line | None:
        """The task that falls due first of those that the person holds and those that the person may take."""
        first = [line for tab in ("mine", "group") for line in self.page(Asked(tab))[0][:1]]
        return min(first, key=lambda line: (line.place.due_at, line.id), default=None)

    @property
    def _holders(self) -> tuple[str, ...]:
        """Whose claimed tasks are shown: the person's, and those of the colleagues who are stood in for."""
        return self.actor.account_id, *self.surroundings.absent

    @cached_property
    def _worker(self) -> tuple[int, dict[str, Any]]:
        return as_worker(self.actor, self.surroundings.third_party_works)

    @property
    def _size(self) -> tuple[int, int]:
        """How many people's claims are shown, and in how many queues the person finds work."""
        return len(self._holders), self._worker[0]

    @cached_property
    def _asking(self) -> dict[str, Any]:
        """The parameters that every statement of the inbox has."""
        now = self.unit.moment
        return {
            **self._worker[1],
            **{f"of_holder_{number}": account for number, account in enumerate(self._holders)},
            "of_account": self.actor.account_id,
            "now": now,
            "midnight": start_of(day_of(now) + timedelta(days=1)),
        }

    def _shape(self, asked: Asked) -> Shape:
        filters = bool(asked.kind), bool(asked.task), asked.after is not None
        return Shape(asked.tab, *self._size, *filters)

    def _lines(self, rows: Sequence[Any]) -> Iterator[Line]:
        for _, group in groupby(rows, key=lambda row: row.id):
            yield self._line(list(group))

    def _line(self, rows: Sequence[Any]) -> Line:
        first = rows[0]
        clocks = ledgers((row.Clock, row.ClockEntry) for row in rows if row.Clock is not None)
        return Line(
            id=first.id,
            name=first.name,
            post=first.post,
            case_id=first.case_id,
            case_number=first.number,
            case_kind=first.case_kind,
            party=first.party,
            due_at=first.due_at,
            provisional=first.provisional,
            claimed_by=first.claimed_by,
            clock=clocks[-1] if clocks else None,
            absent=self.surroundings.absent.get(first.claimed_by or "", ""),
            stuck=first.stuck,
        )


def _wishes(asked: Asked) -> dict[str, Any]:
    """The parameters of the filters, and of the row after which the page begins."""
    wishes: dict[str, Any] = {"kind": asked.kind, "task": asked.task}
    if asked.after is not None:
        wishes |= {"after_due": asked.after.due_at, "after_id": asked.after.item_id}
    return wishes
