"""The legal clocks of one case during a unit of work: read once, changed in memory, written together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.casework.clocks.clock_rows import entry_row, is_late, readings, record_of
from app.casework.clocks.timer_work import NEVER, timer_subject
from app.domain.errors import ClockStateError
from app.domain.scopes import WHOLE_CASE, Scope, encloses, read_scope, seen_from, written
from app.storage import due_work
from app.storage.clock_followers import (
    follow_instead,
    move_due_of_items,
    waits_for_clock,
)
from app.storage.clock_ledgers import Ledger, change_clock, clocks_of, save_clocks
from app.storage.journal import Line
from app.storage.records import Clock, ClockEntry
from app.storage.repositories import add_rows
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar import legal_clock
from app.workcalendar.clock_reading import due, warning_moments
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act, ClockRecord
from app.workcalendar.lengths import Length


class HeldClock:
    """One clock: its row (in the database, or about to be), its record, and what is to be written."""

    def __init__(
        self, row: Clock, entries: Sequence[ClockEntry] = (), record: ClockRecord | None = None
    ) -> None:
        self.row = row
        self.is_new = self.changed = record is not None
        self.moved = False
        self.takes_over: str | None = None
        self.written_entries = len(entries)
        self._entries, self._record = entries, record

    @property
    def scope(self) -> Scope:
        """Where it was started."""
        return read_scope(self.row.scope)

    @property
    def record(self) -> ClockRecord:
        """What workcalendar counts with; most steps look at the rows alone."""
        if self._record is None:
            self._record = record_of(self.row, self._entries)
        return self._record

    def put(self, record: ClockRecord, changes: Mapping[str, Any]) -> None:
        """Takes a longer ledger and what it changes in the row."""
        self._record, self.changed = record, True
        change_clock(self.row, changes)


class CaseClocks:
    """The clocks of a case; `loaded` where they have been read already (none, for a new case)."""

    def __init__(
        self,
        unit: UnitOfWork,
        area_id: str,
        case_id: str,
        calendar: Callable[[], WorkCalendar],
        loaded: Iterable[Ledger] | None = None,
    ) -> None:
        self._unit, self._area_id, self._case_id = unit, area_id, case_id
        self._calendar = calendar
        self._held = None if loaded is None else [HeldClock(row, entries) for row, entries in loaded]

    @property
    def all(self) -> list[HeldClock]:
        """Every clock of the case in the order of their starts."""
        if self._held is None:
            loaded = clocks_of(self._unit.session, self._area_id, self._case_id)
            self._held = [HeldClock(row, entries) for row, entries in loaded]
        return self._held

    def seen_from(self, scope: Scope) -> dict[str, HeldClock]:
        """Of each name the clock that is seen from a place: the nearest, of those the one started last."""
        return {held.row.name: held for held in seen_from(scope, self.all, lambda held: held.scope)}

    def find(self, name: str, scope: Scope) -> HeldClock | None:
        """The clock that a name means at a place; None where none is seen from there."""
        return self.seen_from(scope).get(name)

    def running(self, name: str, scope: Scope) -> HeldClock:
        """The same where there must be one. Raises ClockStateError."""
        held = self.find(name, scope)
        if held is None:
            raise ClockStateError(clock=name, reason="尚未起算")
        return held

    def of_id(self, clock_id: str | None) -> HeldClock | None:
        """The clock of an id, as what follows it keeps it."""
        return next((held for held in self.all if held.row.id == clock_id), None)

    def start(
        self,
        rule: ClockRule,
        day: date,
        limit: Length | date,
        act: Act,
        instance_id: str | None,
        scope: Scope = WHOLE_CASE,
    ) -> HeldClock:
        """Starts a clock; one of that name and scope that still runs ends, and its followers follow on."""
        earlier = self.find(rule.name, scope)
        record = legal_clock.start(rule, day, limit, act)
        held = HeldClock(self._row(record, instance_id, scope), record=record)
        if earlier is not None and earlier.scope == scope and not earlier.record.ended_on:
            self.end(earlier, day, act)
            held.takes_over = earlier.row.id
        self.all.append(held)
        self._note("clock_started", held, act)
        return held

    def stop(self, held: HeldClock, day: date, act: Act, cause: str = "") -> None:
        """Stops a clock from the day of a delivery. Raises ClockStateError."""
        self._put(held, legal_clock.stop(held.record, day, act, cause), "clock_stopped", act)

    def resume(self, held: HeldClock, day: date, act: Act, cause: str = "") -> None:
        """Lets a clock go on after the day of a receipt. Raises ClockStateError."""
        self._put(held, legal_clock.resume(held.record, day, act, cause), "clock_resumed", act)

    def move(self, held: HeldClock, day: date, due_on: date, act: Act) -> None:
        """Sets the due day by decision. Raises ClockStateError."""
        self._put(held, legal_clock.move(held.record, day, due_on, act), "clock_moved", act)

    def recompute(self, held: HeldClock, act: Act) -> bool:
        """Counts again after the calendar changed; false where the due day stays."""
        reached = due(held.record, self._calendar())
        if reached is None or (reached.day, reached.provisional) == (held.row.due_on, held.row.provisional):
            return False
        record = legal_clock.recompute(held.record, reached.day, act)
        self._put(held, record, "clock_recomputed", act)
        return True

    def relimit(self, held: HeldClock, limit: Length, act: Act) -> bool:
        """Counts with another length; false where it is the same or the due day was set by a person."""
        if held.record.limit in (None, limit) or held.record.due_set:
            return False
        record = legal_clock.relimit(held.record, limit)
        reached = due(record, self._calendar())
        record = legal_clock.recompute(record, reached.day if reached else None, act)
        self._put(held, record, "clock_recomputed", act)
        return True

    def end(self, held: HeldClock, day: date, act: Act) -> None:
        """Ends a clock; one that has ended is left alone.

        A hard period is not exceeded: whatever comes after its last day finds it run out on that day.
        """
        if held.record.ended_on:
            return
        if held.row.kind == ClockKind.HARD and held.row.due_on is not None:
            day = min(day, held.row.due_on)
        # The due day stays as it was counted last: an end moves nothing, and needs no calendar.
        # What was done in time is not late for being recorded afterwards.
        late = held.row.late if held.row.due_on is None else day > held.row.due_on
        changes = {"state": "ended", "ended_on": day, "late": late}
        held.put(legal_clock.end(held.record, day, act), changes)
        self._note("clock_ended", held, act)

    def end_within(self, scope: Scope, day: date, act: Act) -> None:
        """Ends what still runs in a scope that was left, and in those inside it: the whole case's is all."""
        for held in self.all:
            if encloses(scope, held.scope):
                self.end(held, day, act)

    def save(self) -> None:
        """Writes rows, ledgers and the work of the scheduler; timers and tasks follow their clock."""
        if self._held is None:
            return
        touched = [held for held in self._held if held.changed]
        save_clocks(
            self._unit,
            [held.row for held in touched if held.is_new],
            [held.row for held in touched if not held.is_new],
        )
        add_rows(self._unit, ClockEntry, [row for held in touched for row in self._unwritten(held)])
        self._save_due_work(touched)
        for held in touched:
            held.is_new = held.changed = held.moved = False
            held.takes_over = None

    def _put(self, held: HeldClock, record: ClockRecord, kind: str, act: Act) -> None:
        changes = readings(record, self._calendar(), held.row.late)
        limit = record.limit.as_feel() if record.limit else None
        held.put(record, {**changes, "limit": limit, "late": is_late(changes["due_at"], act.at)})
        held.moved = True
        self._note(kind, held, act)

    def _row(self, record: ClockRecord, instance_id: str | None, scope: Scope) -> Clock:
        return Clock(
            area_id=self._area_id,
            id=self._unit.new_id(),
            case_id=self._case_id,
            instance_id=instance_id,
            scope=written(scope),
            name=record.rule.name,
            title=record.rule.title,
            kind=record.rule.kind.value,
            rule=record.rule.declared(),
            limit=record.limit.as_feel() if record.limit else None,
            started_on=record.started_on,
            **readings(record, self._calendar(), False),
        )

    def _unwritten(self, held: HeldClock) -> Iterable[dict[str, Any]]:
        entries = held.record.entries
        for seq in range(held.written_entries, len(entries)):
            yield entry_row(self._area_id, held.row.id, seq + 1, entries[seq])
        held.written_entries = len(entries)

    def _save_due_work(self, touched: list[HeldClock]) -> None:
        """Ended clocks are passed over: their work finds nothing to do when it comes, and is free now."""
        moved = [held for held in touched if held.moved]
        due_work.cancel(self._unit, self._area_id, [held.row.id for held in moved])
        started = [held for held in touched if held.is_new]
        due_work.put(
            self._unit, self._area_id, [w for held in started + moved if (w := self._next_work(held))]
        )
        for held in touched:
            if held.takes_over is not None:
                follow_instead(self._unit.session, held.row, held.takes_over)
            if held.moved or held.takes_over is not None:
                self._move_followers(held.row)

    def _next_work(self, held: HeldClock) -> due_work.Work | None:
        moment = next_moment(held.record, self._calendar(), self._unit.moment) if _runs(held) else None
        if moment is None:
            return None
        return due_work.Work(
            kind="clock",
            unique_key=f"clock:{held.row.id}:{len(held.record.entries)}",
            due_at=moment,
            subject=held.row.id,
            case_id=self._case_id,
            instance_id=held.row.instance_id,
        )

    def _move_followers(self, row: Clock) -> None:
        """Timer events, tasks and public notices keep the same due moment as their clock."""
        session = self._unit.session
        for wait in waits_for_clock(session, row):
            wait.due_at = row.due_at
            subject = timer_subject(wait.instance_id, wait.id)
            due_work.move(self._unit, self._area_id, subject, row.due_at or NEVER)
        move_due_of_items(session, row)
        for follow in self._unit.tools.rooms.clock_followers:
            follow(self._unit, row)

    def _note(self, kind: str, held: HeldClock, act: Act) -> None:
        due_on = held.row.due_on
        payload = {
            "clock": held.row.name,
            "title": held.row.title,
            "day": held.record.entries[-1].day,
            "due": due_on,
            "reason": act.reason,
            "legal_basis": act.legal_basis,
            "requirements": list(held.record.rule.requirements),
        }
        line = Line(kind, act.actor or None, element_id=act.element or None, payload=payload)
        self._unit.journal.append(self._area_id, self._case_id, line)


def next_moment(record: ClockRecord, calendar: WorkCalendar, after: datetime) -> datetime | None:
    """When the machine must look at a clock next: at a warning, or when a soft limit is over."""
    reached = due(record, calendar)
    if reached is None:
        return None
    moments = [moment for _, moment in warning_moments(record, calendar)]
    if record.rule.kind is ClockKind.SOFT:
        moments.append(reached.moment)
    return min((moment for moment in moments if moment > after), default=None)


def _runs(held: HeldClock) -> bool:
    return held.row.state == "running"
