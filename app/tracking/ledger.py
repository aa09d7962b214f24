"""The ledger of a clock in words: what happened to it, on which day, by whom and on what grounds."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext, lazy_gettext

from app.storage.staff import names_of
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.legal_clock import ClockRecord, Entry, EntryKind

WORDS = {
    EntryKind.STARTED: lazy_gettext("起算"),
    EntryKind.STOPPED: lazy_gettext("停表"),
    EntryKind.RESUMED: lazy_gettext("恢复计算"),
    EntryKind.MOVED: lazy_gettext("变更届满日"),
    EntryKind.RECOMPUTED: lazy_gettext("重新计算"),
    EntryKind.ENDED: lazy_gettext("终结"),
}


@dataclass(frozen=True)
class LedgerLine:
    """One entry. `day` is the day of the event in law, `at` when it was written down."""

    day: date
    at: datetime
    what: str
    due: date | None
    who: str
    reason: str
    legal_basis: str


def ledger_of(unit: UnitOfWork, record: ClockRecord) -> list[LedgerLine]:
    """The clock's entries in order."""
    names = names_of(unit.session, {entry.act.actor for entry in record.entries})
    return [_line(entry, names.get(entry.act.actor, "")) for entry in record.entries]


def _line(entry: Entry, name: str) -> LedgerLine:
    return LedgerLine(
        day=entry.day,
        at=entry.act.at,
        what=str(WORDS[entry.kind]),
        due=entry.due,
        who=name or gettext("流程"),
        reason=entry.act.reason,
        legal_basis=entry.act.legal_basis,
    )
