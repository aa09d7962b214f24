"""What a holiday notice would do before it is entered: every deadline that would move, from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.casework.clocks.clock_rows import record_of
from app.casework.clocks.enter_year_notice import changed_days, check_entry
from app.identity.actor import Actor
from app.storage.calendars import year_notices
from app.storage.records import Area, CaseFile, Clock
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import clocks_crossing
from app.workcalendar.clock_reading import due
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import ClockRecord
from app.workcalendar.notices import YearNotice


@dataclass(frozen=True)
class Move:
    """One clock of the actor's area. Where both days are the same, the day is no longer provisional.

    `party` is masked, and empty for an actor who sees no case content.
    """

    case_id: str
    case_number: str
    party: str
    clock_id: str
    title: str
    hard: bool
    due_from: date
    due_to: date

    @property
    def days(self) -> int:
        """By how many days the deadline moves; negative for earlier."""
        return (self.due_to - self.due_from).days


@dataclass(frozen=True)
class Preview:
    """`changed` are the days that count otherwise than now; `elsewhere` counts the moves in other areas."""

    changed: tuple[date, ...]
    moves: tuple[Move, ...]
    confirmed: tuple[Move, ...]
    elsewhere: int


@dataclass
class _Counts:
    """Due days under the new notice; clocks that nobody has touched share them, and most are such."""

    calendars: dict[str, WorkCalendar] = field(default_factory=dict)
    known: dict[object, tuple[date, bool] | None] = field(default_factory=dict)

    def reached(self, area: Area, record: ClockRecord) -> tuple[date, bool] | None:
        """Due day and whether it is provisional; None while a stop keeps it open."""
        if len(record.entries) > 1 or record.due_set:
            return self._count(area, record)
        shape = (area.id, record.started_on, record.limit, record.rule.rolls)
        if shape not in self.known:
            self.known[shape] = self._count(area, record)
        return self.known[shape]

    def _count(self, area: Area, record: ClockRecord) -> tuple[date, bool] | None:
        found = due(record, self.calendars[area.id])
        return (found.day, found.provisional) if found else None


def preview_year_notice(unit: UnitOfWork, actor: Actor, notice: YearNotice) -> Preview:
    """Counts every open clock that crosses the notice's days, and changes nothing.

    Raises NotPermitted, NoticeRefused, AlreadyExists as entering would.
    """
    known = year_notices(unit.session)
    check_entry(unit, actor, notice, known)
    notices = [*known, notice]
    changed = changed_days(WorkCalendar(known), WorkCalendar(notices), notice.year)
    found = list(_moves(unit, actor, notices, changed)) if changed else []
    here = [move for area_id, move in found if area_id == actor.area_id]
    return Preview(
        changed=tuple(changed),
        moves=tuple(sorted((each for each in here if each.days), key=lambda each: each.due_from)),
        confirmed=tuple(sorted((each for each in here if not each.days), key=lambda each: each.due_from)),
        elsewhere=sum(area_id != actor.area_id and move.days != 0 for area_id, move in found),
    )


def _moves(
    unit: UnitOfWork, actor: Actor, notices: list[YearNotice], changed: list[date]
) -> Iterator[tuple[str, Move]]:
    counts = _Counts()
    for case, area, clock, entries in clocks_crossing(unit.session, changed[0], changed[-1]):
        if area.id not in counts.calendars:
            counts.calendars[area.id] = WorkCalendar(notices, closes_at=area.closes_at)
        reached = counts.reached(area, record_of(clock, entries))
        if reached is not None and reached != (clock.due_on, clock.provisional):
            yield area.id, _move(actor, case, clock, reached[0])


def _move(actor: Actor, case: CaseFile, clock: Clock, due_to: date) -> Move:
    assert clock.due_on is not None
    return Move(
        case_id=case.id,
        case_number=case.number,
        party=case.party if actor.reads_cases else "",
        clock_id=clock.id,
        title=clock.title,
        hard=clock.kind == "hard",
        due_from=clock.due_on,
        due_to=due_to,
    )
