"""Where a case is, as one tells it to the person whose case it is.

Elements are told in the words of the release that the case follows, or by the call in which they stand; one
that has no words is told by its name in the diagram.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from flask_babel import format_date, gettext, ngettext

from app.casework.releases.pinned_release import PinnedRelease
from app.domain.scopes import Scope
from app.portal.spots import Stand
from app.storage.records import CaseFile
from app.web.clock_words import ClockView
from app.web.languages import language
from app.web.wording import weekday
from app.workcalendar.moments import SHANGHAI


def standing(
    case: CaseFile,
    stands: Iterable[Stand],
    release: PinnedRelease,
    value: Callable[[str, Scope], object],
) -> list[str]:
    """Where the case is, a sentence for each thing that goes on; where it has ended, how.

    `value` gives that of an expression as seen from a scope.
    """
    if case.state == "ended":
        return [_ended(case, release)]
    told = dict.fromkeys(_in_words(stand, release, value) for stand in stands)
    return list(told) or [gettext("正在办理。")]


def _ended(case: CaseFile, release: PinnedRelease) -> str:
    outcome = case.outcome or ""
    if outcome in release.told.own.outcomes:
        return gettext(release.told.own.outcomes[outcome])
    end = release.definition.elements.get((release.process_id, outcome))
    return gettext("已办结：%(outcome)s。", outcome=gettext(end.name)) if end else gettext("已办结")


def _in_words(stand: Stand, release: PinnedRelease, value: Callable[[str, Scope], object]) -> str:
    for spot in stand.spots:
        words = release.told.here.get(spot, "")
        said = value(words, stand.scope) if words.startswith("=") else words
        if isinstance(said, str) and said:
            return gettext(said)
    element = release.definition.element(*stand.spots[0])
    return gettext("正在办理：%(step)s。", step=gettext(element.name))


def what_is_left(clock: ClockView) -> str:
    """还有4个工作日: the days that are still to come after today."""
    left = clock.total - clock.used
    if left <= 0:
        return gettext("今天是最后一天")
    if clock.unit == gettext("工作日"):
        return ngettext("还有%(num)d个工作日", "还有%(num)d个工作日", left)
    return ngettext("还有%(num)d天", "还有%(num)d天", left)


def full_day(value: date | datetime) -> str:
    """2026年6月17日（周三）."""
    day = value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
    if language() != "zh":
        return format_date(day, "EEE d MMM y")
    words = {"year": day.year, "month": day.month, "day": day.day, "weekday": weekday(day)}
    return gettext("%(year)d年%(month)d月%(day)d日（%(weekday)s）", **words)
