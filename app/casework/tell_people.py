"""Notes for the message lists of the people concerned."""

from collections.abc import Collection
from datetime import date

from app.storage.records import CaseFile, Clock, Notification
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import concerned_by_clock
from app.workcalendar.explanation import chinese_date


def tell(
    unit: UnitOfWork, case: CaseFile, accounts: Collection[str], *, kind: str, title: str, text: str
) -> None:
    """Leaves the same note about a case for several accounts; `title` is kept open, so it names nobody."""
    for account_id in sorted(accounts):
        note = Notification(
            area_id=case.area_id,
            id=unit.new_id(),
            account_id=account_id,
            case_id=case.id,
            kind=kind,
            title=title,
            created_at=unit.moment,
        )
        unit.vault.write(note, "text", text)
        unit.session.add(note)


def tell_new_due(unit: UnitOfWork, case: CaseFile, clock: Clock, before: date | None, why: str) -> None:
    """Tells everybody concerned from when to when a clock's due day changed, and why."""
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
