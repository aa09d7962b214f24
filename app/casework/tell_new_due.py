"""Telling people that a due day changed: from when to when, and why."""

from datetime import date

from app.casework.tell_people import tell
from app.storage.records import CaseFile, Clock
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import concerned_by_clock
from app.workcalendar.explanation import chinese_date


def tell_new_due(unit: UnitOfWork, case: CaseFile, clock: Clock, before: date | None, why: str) -> None:
    """Leaves everybody concerned by a clock a note about its new due day."""
    tell(
        unit,
        case,
        concerned_by_clock(unit.session, case, clock.name),
        kind="clock_recomputed",
        title=f"案件{case.number}的“{clock.title}”期限{_from_when_to_when(before, clock.due_on)}",
        text=why,
    )


def _from_when_to_when(before: date | None, now: date | None) -> str:
    if now is None:
        return "有变动，届满日待恢复计算后确定"
    if before == now:
        return f"确定为{chinese_date(now)}，不再是暂定日期"
    return f"由{chinese_date(before)}改为{chinese_date(now)}" if before else f"定为{chinese_date(now)}"
