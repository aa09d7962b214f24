"""Telling people that a due day changed: from when to when, and why."""

from datetime import date

from app.casework.telling.tell_people import tell
from app.domain.sentences import Sentence
from app.storage.records import CaseFile, Clock
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import concerned_by_clock


def tell_new_due(unit: UnitOfWork, case: CaseFile, clock: Clock, before: date | None, why: Sentence) -> None:
    """Leaves everybody concerned by a clock a note about its new due day."""
    tell(
        unit,
        case,
        concerned_by_clock(unit, case, clock.id),
        kind="clock_recomputed",
        title=_title(case.number, clock.title, before, clock.due_on),
        text=why,
    )


def _title(case: str, clock: str, before: date | None, now: date | None) -> Sentence:
    named = {"case": case, "clock": clock, "before": before, "now": now}
    if now is None:
        return Sentence("案件{case}的“{clock}”期限有变动，届满日待恢复计算后确定", named)
    if before == now:
        return Sentence("案件{case}的“{clock}”期限确定为{now}，不再是暂定日期", named)
    if before is None:
        return Sentence("案件{case}的“{clock}”期限定为{now}", named)
    return Sentence("案件{case}的“{clock}”期限由{before}改为{now}", named)
