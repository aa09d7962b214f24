"""A deadline as a person says it: 逾期 2 天, 今日到期, 还有 3 天; with the state that colours it."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext, ngettext

from app.workcalendar.moments import day_of, day_shown_for

NEAR_DAYS = 2


@dataclass(frozen=True)
class DueWords:
    """`state`: "overdue", "near", "stopped", "plain" or "none"; `day` is the last day of the period."""

    state: str
    text: str
    day: date | None = None
    provisional: bool = False

    @property
    def icon(self) -> str | None:
        """The sign that stands beside the colour."""
        return {"overdue": "alert-triangle", "near": "clock", "stopped": "player-pause"}.get(self.state)


def due_words(
    due_at: datetime | None, now: datetime, *, stopped: bool = False, provisional: bool = False
) -> DueWords:
    """The words for a due moment (a stored end of period) seen at the legal `now`."""
    day = day_shown_for(due_at) if due_at else None
    if stopped:
        return DueWords("stopped", gettext("停表中"), day, provisional)
    if due_at is None or day is None:
        return DueWords("none", gettext("无期限"))
    state, text = _count(due_at, day, now)
    return DueWords(state, text, day, provisional)


def _count(due_at: datetime, day: date, now: datetime) -> tuple[str, str]:
    left = (day - day_of(now)).days
    if due_at <= now:
        return "overdue", ngettext("逾期 %(num)d 天", "逾期 %(num)d 天", max(1, -left))
    if left == 0:
        return "near", gettext("今日到期")
    words = ngettext("还有 %(num)d 天", "还有 %(num)d 天", left)
    return ("near" if left <= NEAR_DAYS else "plain"), words
