"""Counting the open clocks of one case again after a holiday notice was entered: all of them or none."""

from app.casework.clocks.case_clocks import CaseClocks, HeldClock, next_moment
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.telling.tell_new_due import tell_new_due
from app.domain.sentences import Sentence
from app.storage import due_work
from app.storage.records import DueWork, YearNotice
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act


def recompute_after_notice(unit: UnitOfWork, work: DueWork) -> None:
    """The due work of one case that `enter_year_notice` put."""
    year, revision = int(work.details["year"]), int(work.details["revision"])
    recompute_clocks(unit, work.area_id, str(work.case_id), year, revision)
    due_work.finish(unit, work)


def recompute_clocks(unit: UnitOfWork, area_id: str, case_id: str, year: int, revision: int) -> int:
    """Counts a case's open clocks by the calendar of today because of a notice; how many due days changed.

    Ledger, work items, timers and warnings follow in the same unit, and the people concerned are told. A
    second run changes nothing. Raises NotFound.
    """
    case = load_case(unit, area_id, case_id)
    notice = unit.session.get_one(YearNotice, (year, revision))
    law = jurisdiction_of(unit, case.area_id, case.region)
    clocks = CaseClocks(unit, case.area_id, case.id, lambda: law.calendar)
    act = Act(unit.moment, notice.entered_by, f"《{notice.title}》", notice.number)
    moved = 0
    for held in [each for each in clocks.all if not each.record.ended_on]:
        before = held.row.due_on
        if clocks.recompute(held, act):
            moved += before != held.row.due_on
            entered = {"number": notice.number, "title": notice.title}
            why = Sentence("{number}《{title}》已录入，期限按该安排重新计算。", entered)
            tell_new_due(unit, case, held.row, before, why)
        else:
            _move_warning(unit, held, law.calendar)
    clocks.save()
    return moved


def _move_warning(unit: UnitOfWork, held: HeldClock, calendar: WorkCalendar) -> None:
    """The due day stays, but working days before it may have changed."""
    moment = next_moment(held.record, calendar, unit.moment)
    if moment is not None:
        due_work.move(unit, held.row.area_id, held.row.id, moment)
