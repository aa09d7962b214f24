"""A clock in a case: its rule as pinned at the start, and a ledger to which entries are only added.

Every function returns a new record and raises ClockStateError where the ledger does not allow the step.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import ClockStateError
from app.workcalendar.clock_rules import ClockRule
from app.workcalendar.lengths import Length
from app.workcalendar.moments import day_of


class EntryKind(StrEnum):
    STARTED = "started"
    STOPPED = "stopped"
    RESUMED = "resumed"
    MOVED = "moved"
    RECOMPUTED = "recomputed"
    ENDED = "ended"


@dataclass(frozen=True)
class Act:
    """Who did it, when it was written down, and why. `element` is the diagram's, empty if a person acted."""

    at: datetime
    actor: str = ""
    reason: str = ""
    legal_basis: str = ""
    element: str = ""


@dataclass(frozen=True)
class Entry:
    """`day` is the day of the event in law, which may lie before the moment of writing.

    `cause` tells stops apart that run at the same time. `due` is the day set by a person (started, moved) or
    the day that a recomputation found.
    """

    kind: EntryKind
    day: date
    act: Act
    cause: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Stop:
    """The days after `delivered`, up to and including `received`, do not count (Z-GS-22)."""

    delivered: date
    received: date | None
    act: Act
    cause: str = ""

    def covers(self, day: date) -> bool:
        return self.delivered < day and (self.received is None or day <= self.received)


@dataclass(frozen=True)
class ClockRecord:
    """`limit` is the length pinned at the start, or None where the due day itself was set."""

    rule: ClockRule
    limit: Length | None
    entries: tuple[Entry, ...]

    @property
    def started_on(self) -> date:
        return self.entries[0].day

    @property
    def ended_on(self) -> date | None:
        return self._end.day if self._end else None

    @property
    def ended_at(self) -> datetime | None:
        """The moment at which the end was written down; `ended_on` is its day in law."""
        return self._end.act.at if self._end else None

    @property
    def _end(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind is EntryKind.ENDED), None)

    @property
    def due_set(self) -> Entry | None:
        """The latest entry by which a person set the due day itself."""
        setting = [entry for entry in self.entries if entry.due and entry.kind is not EntryKind.RECOMPUTED]
        return setting[-1] if setting else None

    @property
    def limit_stated(self) -> Length:
        """The pinned length of a clock whose due day nobody set. Raises ValueError for any other."""
        if self.limit is None:
            raise ValueError(f"{self.rule.name} has a due day, not a length")
        return self.limit

    def stops(self, before: Entry | None = None) -> tuple[Stop, ...]:
        """The stops in the ledger, or in the part of it that precedes an entry."""
        stops: list[Stop] = []
        for entry in self.entries[: self.entries.index(before) if before else None]:
            if entry.kind is EntryKind.STOPPED:
                stops.append(Stop(entry.day, None, entry.act, entry.cause))
            elif entry.kind is EntryKind.RESUMED:
                position = _open_stop(stops, entry.cause)
                stops[position] = replace(stops[position], received=entry.day)
        return tuple(stops)

    @property
    def open_stops(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.stops() if stop.received is None)


def start(rule: ClockRule, day: date, limit: Length | date, act: Act) -> ClockRecord:
    """A running clock counted from the event on `day`, with a length or, by decision, a due day after it."""
    if isinstance(limit, Length):
        return ClockRecord(rule, limit, (Entry(EntryKind.STARTED, day, act),))
    if limit <= day:
        raise ClockStateError(clock=rule.title, reason="届满日应晚于起算日")
    return ClockRecord(rule, None, (Entry(EntryKind.STARTED, day, act, due=limit),))


def stop(record: ClockRecord, day: date, act: Act, cause: str = "") -> ClockRecord:
    """Stops the clock by a notice delivered on `day`; a person gives reason and legal basis."""
    _check(record, day, act)
    if not record.rule.stoppable:
        raise _refused(record, "该期限不得停表")
    if any(open_stop.cause == cause for open_stop in record.open_stops):
        raise _refused(record, "同一事由已在停表中")
    return _with(record, Entry(EntryKind.STOPPED, day, act, cause))


def resume(record: ClockRecord, day: date, act: Act, cause: str = "") -> ClockRecord:
    """Ends the stop of that cause by receipt on `day`."""
    _check(record, day, act)
    stopped = [open_stop for open_stop in record.open_stops if open_stop.cause == cause]
    if not stopped:
        raise _refused(record, "没有需要恢复的停表")
    if day < stopped[0].delivered:
        raise _refused(record, "恢复日早于停表日")
    return _with(record, Entry(EntryKind.RESUMED, day, act, cause))


def move(record: ClockRecord, day: date, due: date, act: Act) -> ClockRecord:
    """Sets the due day itself by decision on `day`; later stops still lengthen it."""
    _check(record, day, act)
    if record.open_stops:
        raise _refused(record, "停表期间不能变更届满日")
    if due <= record.started_on or due < day:
        raise _refused(record, "届满日早于起算日或决定日")
    return _with(record, Entry(EntryKind.MOVED, day, act, due=due))


def recompute(record: ClockRecord, due: date | None, act: Act) -> ClockRecord:
    """Notes that a changed calendar or limit gave another due day; the due day itself is always computed."""
    return _with(record, Entry(EntryKind.RECOMPUTED, day_of(act.at), act, due=due))


def relimit(record: ClockRecord, limit: Length) -> ClockRecord:
    """The clock with another length, as a decision for running cases sets it; `recompute` then notes it.

    Raises ClockStateError for a clock that has ended or whose due day was set itself.
    """
    if record.ended_on:
        raise _refused(record, "期限已终结")
    if record.limit is None or record.due_set:
        raise _refused(record, "届满日是直接确定的")
    return replace(record, limit=limit)


def end(record: ClockRecord, day: date, act: Act) -> ClockRecord:
    """Ends the clock because what it waited for happened on `day`, in time or late."""
    if record.ended_on:
        raise _refused(record, "期限已终结")
    return _with(record, Entry(EntryKind.ENDED, day, act))


def _check(record: ClockRecord, day: date, act: Act) -> None:
    if record.ended_on:
        raise _refused(record, "期限已终结")
    if day < record.started_on:
        raise _refused(record, "日期早于起算日")
    if not act.element and not (act.reason and act.legal_basis):
        raise ClockStateError(field="reason", clock=record.rule.title, reason="须写明理由和依据")


def _open_stop(stops: list[Stop], cause: str) -> int:
    return next(i for i, each in enumerate(stops) if each.cause == cause and each.received is None)


def _with(record: ClockRecord, entry: Entry) -> ClockRecord:
    return replace(record, entries=(*record.entries, entry))


def _refused(record: ClockRecord, reason: str) -> ClockStateError:
    return ClockStateError(clock=record.rule.title, reason=reason)
