"""The legal clocks of one case during a unit of work: read once, changed in memory, written together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.casework.clocks.clock_rows import entry_row, is_late, readings, record_of
from app.casework.clocks.timer_work import NEVER, timer_subject
from app.casework.queries import clocks_of, move_due_of_items, move_end_of_notices, waits_for_clock
from app.domain.errors import ClockStateError
from app.storage import due_work
from app.storage.clock_ledgers import Ledger, change_clock, save_clocks
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
        self.written_entries = len(entries)
        self._entries, self._record = entries, record

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

    def latest(self, name: str) -> HeldClock | None:
        """The clock of that name that was started last."""
        return next((held for held in reversed(self.all) if held.row.name == name), None)

    def start(
        self, rule: ClockRule, day: date, limit: Length | date, act: Act, instance_id: str | None
    ) -> HeldClock:
        """Starts a clock; one of that name that still runs ends with it."""
        earlier = self.latest(rule.name)
        if earlier is not None and not earlier.record.ended_on:
            self.end(rule.name, day, act)
        record = legal_clock.start(rule, day, limit, act)
        held = HeldClock(self._row(record, instance_id), record=record)
        self.all.append(held)
        self._note("clock_started", held, act)
        return held

    def stop(self, name: str, day: date, act: Act, cause: str = "") -> None:
        """Stops a clock from the day of a delivery. Raises ClockStateError."""
        held = self._running(name)
        self._put(held, legal_clock.stop(held.record, day, act, cause), "clock_stopped", act)

    def resume(self, name: str, day: date, act: Act, cause: str = "") -> None:
        """Lets a clock go on after the day of a receipt. Raises ClockStateError."""
        held = self._running(name)
        self._put(held, legal_clock.resume(held.record, day, act, cause), "clock_resumed", act)

    def move(self, name: str, day: date, due_on: date, act: Act) -> None:
        """Sets the due day by decision. Raises ClockStateError."""
        held = self._running(name)
        self._put(held, legal_clock.move(held.record, day, due_on, act), "clock_moved", act)

    def recompute(self, name: str, act: Act) -> bool:
        """Counts again after the calendar changed; false where the due day stays."""
        held = self._running(name)
        reached = due(held.record, self._calendar())
        if reached is None or (reached.day, reached.provisional) == (held.row.due_on, held.row.provisional):
            return False
        record = legal_clock.recompute(held.record, reached.day, act)
        self._put(held, record, "clock_recomputed", act)
        return True

    def relimit(self, name: str, limit: Length, act: Act) -> bool:
        """Counts with another length; false where it is the same or the due day was set by a person."""
        held = self._running(name)
        if held.record.limit in (None, limit) or held.record.due_set:
            return False
        record = legal_clock.relimit(held.record, limit)
        reached = due(record, self._calendar())
        record = legal_clock.recompute(record, reached.day if reached else None, act)
        self._put(held, record, "clock_recomputed", act)
        return True

    def end(self, name: str, day: date, act: Act) -> None:
        """Ends a clock; one that was never started or has ended is left alone.

        A hard period is not exceeded: whatever comes after its last day finds it run out on that day.
        """
        held = self.latest(name)
        if held is None or held.record.ended_on:
            return
        if held.row.kind == ClockKind.HARD and held.row.due_on is not None:
            day = min(day, held.row.due_on)
        # The due day stays as it was counted last: an end moves nothing, and needs no calendar.
        # What was done in time is not late for being recorded afterwards.
        late = held.row.late if held.row.due_on is None else day > held.row.due_on
        changes = {"state": "ended", "ended_on": day, "late": late}
        held.put(legal_clock.end(held.record, day, act), changes)
        self._note("clock_ended", held, act)

    def end_all(self, day: date, act: Act) -> None:
        """Ends every clock that still runs, because the case is over."""
        for name in {held.row.name for held in self.all if not held.record.ended_on}:
            self.end(name, day, act)

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

    def _running(self, name: str) -> HeldClock:
        held = self.latest(name)
        if held is None:
            raise ClockStateError(clock=name, reason="尚未起算")
        return held

    def _put(self, held: HeldClock, record: ClockRecord, kind: str, act: Act) -> None:
        changes = readings(record, self._calendar(), held.row.late)
        limit = record.limit.as_feel() if record.limit else None
        held.put(record, {**changes, "limit": limit, "late": is_late(changes["due_at"], act.at)})
        held.moved = True
        self._note(kind, held, act)

    def _row(self, record: ClockRecord, instance_id: str | None) -> Clock:
        return Clock(
            area_id=self._area_id,
            id=self._unit.new_id(),
            case_id=self._case_id,
            instance_id=instance_id,
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
        for held in moved:
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
        for wait in waits_for_clock(session, self._area_id, self._case_id, row.name):
            wait.due_at = row.due_at
            subject = timer_subject(wait.instance_id, wait.id)
            due_work.move(self._unit, self._area_id, subject, row.due_at or NEVER)
        move_due_of_items(session, self._area_id, self._case_id, row.name, row.due_at, row.provisional)
        move_end_of_notices(session, row)

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
