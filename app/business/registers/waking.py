"""An entry that is made, changed or arrives while cases of its subject run: each is told."""

from app.business.registers import queries
from app.business.registers.facts import entry_facts
from app.business.registers.records import RegisterEntry
from app.business.registers.rules import rule_of_entry
from app.business.registers.subjects import in_area
from app.casework.messages.deliver_message import wake_if_awaited
from app.storage import due_work
from app.storage.journal import Line
from app.storage.records import CaseFile, DueWork
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of

WORK = "register_waking"


def wake_running(unit: UnitOfWork, entry: RegisterEntry, by_case: str | None = None) -> None:
    """Puts the work that tells the running cases of the subject but the one that did it, each by itself."""
    subject_id = in_area(unit, entry.area_id, entry.subject_kind, entry.subject_key) or entry.subject_id
    if subject_id is None:
        return
    cases = queries.running_cases_about(unit.session, entry.area_id, subject_id)
    works = [
        due_work.Work(
            kind=WORK,
            unique_key=f"{WORK}:{entry.id}/{entry.version}/{case_id}",
            due_at=unit.moment,
            subject=entry.id,
            case_id=case_id,
            details={"entry": entry.id},
        )
        for case_id in cases
        if case_id != by_case
    ]
    due_work.put(unit, entry.area_id, works)


def wake(unit: UnitOfWork, work: DueWork) -> None:
    """Hands the register's message to the case if it waits for it; otherwise its journal says so."""
    entry = unit.session.get_one(RegisterEntry, (work.area_id, str(work.details["entry"])))
    case = unit.session.get_one(CaseFile, (work.area_id, work.case_id))
    if case.state == "open":
        rule = rule_of_entry(unit, entry)
        facts = entry_facts(unit, entry, entry, rule, day_of(unit.moment))
        taken = rule.wakes is not None and wake_if_awaited(unit, case, rule.wakes, facts, entry.case_id)
        if not taken:
            payload = {"entry": entry.id, "register": entry.register, "title": rule.title}
            unit.journal.append(case.area_id, case.id, Line("register_noticed", None, payload=payload))
    due_work.finish(unit, work)
