"""A legal clock as a screen shows it: what is used, stopped and left, and when it is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext

from app.casework.clocks.clock_rows import record_of
from app.identity.actor import Actor
from app.identity.clock_access import may_move_clocks, may_stop_clocks
from app.storage.records import Clock, ClockEntry
from app.web.due_words import DueWords, due_words
from app.workcalendar.clock_reading import ClockState, Reading, read
from app.workcalendar.clock_rules import ClockKind
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import ClockRecord
from app.workcalendar.lengths import Unit


@dataclass(frozen=True)
class ClockView:
    """One clock at one moment. Days are of `unit`: "工作日" or "天"."""

    id: str
    name: str
    title: str
    hard: bool
    started_on: date
    ended_on: date | None
    stopped_days: int
    used: int
    total: int
    unit: str
    state: ClockState
    late: bool
    due: DueWords

    @property
    def runs(self) -> bool:
        """Whether the period still matters: a hard one that is over does not, even before it is ended."""
        return self.ended_on is None and not (self.hard and self.late)

    @property
    def words(self) -> str:
        """用 3/5 工作日."""
        return gettext("用 %(used)d/%(total)d %(unit)s", used=self.used, total=self.total, unit=self.unit)

    @property
    def bar(self) -> tuple[float, float]:
        """The parts of the bar, in hundredths of its width: used and stopped."""
        whole = max(self.total + self.stopped_days, self.used + self.stopped_days, 1)
        return round(100 * self.used / whole, 2), round(100 * self.stopped_days / whole, 2)


def clock_view(row: Clock, entries: Iterable[ClockEntry], calendar: WorkCalendar, now: datetime) -> ClockView:
    """The clock of a row and its ledger, read at the legal `now`."""
    return view_of(row, record_of(row, entries), calendar, now)


def view_of(row: Clock, record: ClockRecord, calendar: WorkCalendar, now: datetime) -> ClockView:
    """The clock of a row and its record."""
    reading = read(record, calendar, now)
    return ClockView(
        id=row.id,
        name=row.name,
        title=gettext(row.title),
        hard=row.kind == "hard",
        started_on=row.started_on,
        ended_on=row.ended_on,
        stopped_days=reading.stopped_days,
        used=reading.used,
        total=reading.total,
        unit=gettext("工作日") if reading.unit is Unit.WORKING_DAYS else gettext("天"),
        state=reading.state,
        late=reading.late,
        due=_due(record, reading, now),
    )


def acts_open_to(actor: Actor, record: ClockRecord) -> list[str]:
    """What somebody may do to the clock of a running case now: of stop, resume and move."""
    if record.ended_on:
        return []
    stopped = bool(record.open_stops)
    open_to = {
        "stop": record.rule.stoppable and may_stop_clocks(actor),
        "resume": stopped and may_stop_clocks(actor),
        "move": not stopped and may_move_clocks(actor),
    }
    return [act for act, is_open in open_to.items() if is_open]


def _due(record: ClockRecord, reading: Reading, now: datetime) -> DueWords:
    reached = reading.due
    if record.rule.kind is ClockKind.HARD and reached.moment <= (record.ended_at or now):
        # A hard period is not exceeded: it runs out, and a token takes another path.
        return DueWords("plain", gettext("已届满"), reached.day, reached.provisional)
    if reading.state is ClockState.ENDED:
        said = gettext("已逾期办结") if reading.late else gettext("已按期办结")
        return DueWords("overdue" if reading.late else "plain", said, reached.day, reached.provisional)
    stopped = reading.state is ClockState.STOPPED
    return due_words(reached.moment, now, stopped=stopped, provisional=reached.provisional)
