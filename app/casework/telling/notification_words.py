"""What a telling says: what happened, and the day, time or place that its reader must keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.releases.told_words import Notification
from app.casework.telling.told_values import told_value
from app.domain.scopes import read_scope
from app.domain.sentences import Sentence
from app.storage.clock_ledgers import last_due_day
from app.storage.records import DueWork
from app.workcalendar.moments import SHANGHAI

_OF_CLOCKS = {
    "clock_warning": "办理期限即将届满",
    "clock_overdue": "办理期限已届满，请说明原因并尽快办理",
}
"""What every process tells of its clocks."""

_SILENT = "案件有新的进展"
"""Said where a release of before has no words."""


@dataclass(frozen=True)
class NotificationWords:
    """`title` names no person, because it is kept open."""

    title: str
    text: Sentence


def notification_words(at_hand: CaseAtHand, work: DueWork) -> NotificationWords:
    """The words of a telling for its recipient, as things stand when it is delivered."""
    about, to = str(work.details["about"]), str(work.details["to"])
    words = at_hand.release.told.notification(about, to)
    words = words or Notification(_OF_CLOCKS.get(about, _SILENT))
    return NotificationWords(words.title, _text(at_hand, words, work.details))


def _text(at_hand: CaseAtHand, words: Notification, details: Mapping[str, object]) -> Sentence:
    named: dict[str, object] = {"case": at_hand.case.number, "said": words.title}
    scope = read_scope(str(details.get("scope") or ""))
    values = {name: _shown(told_value(at_hand, asked, scope)) for name, asked in words.values.items()}
    if words.text and None not in values.values():
        return Sentence(words.text, {**values, **named})
    return _with_last_day(at_hand, named, details.get("clock"))


def _with_last_day(at_hand: CaseAtHand, named: Mapping[str, object], clock: object) -> Sentence:
    session, case = at_hand.unit.session, at_hand.case
    running = last_due_day(session, case.area_id, case.id, str(clock)) if clock else None
    if running is None:
        return Sentence("案件{case}：{said}。", named)
    title, due = running
    return Sentence("案件{case}：{said}（{clock}：{due}届满）。", {**named, "clock": title, "due": due})


def _shown(value: object) -> object:
    return value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
