"""What a notice says: what happened, and the day, time or place that its reader must keep."""

from datetime import date

from app.casework.telling.notify import TITLES
from app.domain.sentences import Sentence
from app.storage.assessments import latest_visit
from app.storage.clock_ledgers import last_due_day
from app.storage.records import CaseFile, DueWork
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import SHANGHAI, day_of

_VISITS = ("visit_appointed", "visit_to_supervise")


def notification_words(unit: UnitOfWork, case: CaseFile, work: DueWork) -> Sentence:
    """The text of a notice, as things stand when it is delivered."""
    about, clock = str(work.details["about"]), work.details.get("clock")
    named: dict[str, object] = {"case": case.number, "said": TITLES[about]}
    if about in _VISITS:
        return _visit(unit, case, named)
    if about == "supplement_notice":
        return _supplement(unit, named, work.details.get("day"))
    running = last_due_day(unit.session, case.area_id, case.id, str(clock)) if clock else None
    if running is None:
        return Sentence("案件{case}：{said}。", named)
    title, due = running
    return Sentence("案件{case}：{said}（{clock}：{due}届满）。", {**named, "clock": title, "due": due})


def _visit(unit: UnitOfWork, case: CaseFile, named: dict[str, object]) -> Sentence:
    visit = latest_visit(unit.session, case.area_id, case.id)
    at = visit.visit_at.astimezone(SHANGHAI)
    place = unit.vault.read(visit, "place") or ""
    when = {"day": at.date(), "time": f"{at:%H:%M}", "place": place}
    return Sentence("案件{case}：{said}，时间：{day} {time}，地点：{place}。", {**named, **when})


def _supplement(unit: UnitOfWork, named: dict[str, object], day: object) -> Sentence:
    """The period runs from the receipt of the notice, which is still to come."""
    if not isinstance(day, str):
        return Sentence("案件{case}：{said}。", named)
    counted = {"today": day_of(unit.moment), "due": date.fromisoformat(day)}
    return Sentence(
        "案件{case}：{said}；{today}签收告知书的，最晚{due}交齐，此后签收的相应顺延。", {**named, **counted}
    )
