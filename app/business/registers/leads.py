"""Time starts cases: the days of an entry by which something begins, as due work of its area."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from app.business.registers import queries
from app.business.registers.facts import entry_facts
from app.business.registers.records import RegisterEntry
from app.business.registers.standing import condition_is_open, state_of
from app.casework.cases.subjects import Subject
from app.casework.messages.new_cases import Beginning, begin_cases
from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.releases.register_declarations import Lead, RegisterRule
from app.domain.errors import ParameterMissing
from app.domain.subject import SubjectKind
from app.storage import due_work
from app.storage.records import Area, DueWork
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import day_of, start_of

WORK = "register_lead"
_OF_CASES = frozenset(kind.value for kind in SubjectKind)


@dataclass(frozen=True)
class Begin:
    """A lead of an entry: the day of the entry that it goes by, and the day on which it begins something."""

    lead: Lead
    by: date
    on: date


def schedule(unit: UnitOfWork, entry: RegisterEntry, rule: RegisterRule) -> None:
    """Puts the work for what the entry will begin, in place of what was put before.

    What lies behind as a whole begins nothing: a new declaration must not start cases about old entries.
    """
    due_work.cancel(unit, entry.area_id, [_subject(entry.id)])
    law, today = _law(unit, entry.area_id), day_of(unit.moment)
    entry.days = mark_of_days(law, rule)
    works = [
        due_work.Work(
            kind=WORK,
            unique_key=f"{_subject(entry.id)}/{begin.lead.name}/{entry.version}/{entry.days[:16]}",
            due_at=start_of(begin.on),
            subject=_subject(entry.id),
            details={"entry": entry.id, "lead": begin.lead.name, "by": begin.by.isoformat()},
        )
        for begin in begins_of(unit, law, entry, rule)
        if entry.leads_begun.get(begin.lead.name) != begin.by.isoformat() and max(begin.by, begin.on) >= today
    ]
    due_work.put(unit, entry.area_id, works)


def begin_lead(unit: UnitOfWork, work: DueWork) -> None:
    """Begins what an entry's day has brought, once, on what is in use now; else it lies with a post."""
    entry = queries.locked_entry(unit.session, work.area_id, str(work.details["entry"]))
    rule: RegisterRule | None = unit.tools.registers.get(entry.register) if entry else None
    if entry is not None and rule is not None:
        wanted = (work.details["lead"], work.details["by"])
        for begin in begins_of(unit, _law(unit, entry.area_id), entry, rule):
            is_wanted = (begin.lead.name, begin.by.isoformat()) == wanted
            if is_wanted and entry.leads_begun.get(begin.lead.name) != begin.by.isoformat():
                begin_cases(unit, _beginning(unit, entry, rule, begin))
                entry.leads_begun = {**entry.leads_begun, begin.lead.name: begin.by.isoformat()}
    due_work.finish(unit, work)


def begins_of(
    unit: UnitOfWork, law: Jurisdiction, entry: RegisterEntry, rule: RegisterRule
) -> Iterator[Begin]:
    """What an entry will begin; nothing where it was ended, or where its day or the length is not set."""
    if entry.ended_on is not None or state_of(entry, rule).over:
        return
    details = unit.vault.read(entry, "details") or {}
    for lead in rule.leads:
        by = getattr(entry, lead.at) if lead.at in ("since", "until") else details.get(lead.at)
        if by is None:
            continue
        if lead.before is None:
            yield Begin(lead, by, by + timedelta(days=1) if lead.at == "until" else by)
        elif (length := length_of(law, lead)) is not None:
            yield Begin(lead, by, _back(law, by, length))


def length_of(law: Jurisdiction, lead: Lead) -> Length | None:
    """How long before its day a lead begins; None where the parameter has no value here."""
    if not isinstance(lead.before, str):
        return lead.before
    try:
        return law.parameter(lead.before).as_length()
    except ParameterMissing:
        return None


def mark_of_days(law: Jurisdiction, rule: RegisterRule) -> str:
    """By what the days of entries are computed: another declaration or another length has another mark."""
    lengths = [f"{lead.name}={length_of(law, lead)}" for lead in rule.leads]
    return sha256("\n".join((rule.hash, *lengths)).encode("utf-8")).hexdigest()


def follow_declarations(unit: UnitOfWork) -> int:
    """Computes the leads of entries anew whose declaration or lengths have changed; how many entries."""
    found = 0
    for area in queries.all_areas(unit.session):
        law = jurisdiction_of(unit, area.id, area.region)
        for rule in unit.tools.registers.values():
            mark = mark_of_days(law, rule)
            for entry in queries.entries_of_other_days(unit.session, area.id, rule.name, mark):
                schedule(unit, entry, rule)
                found += 1
    unit.session.flush()
    return found


def _law(unit: UnitOfWork, area_id: str) -> Jurisdiction:
    return jurisdiction_of(unit, area_id, unit.session.get_one(Area, area_id).region)


def _back(law: Jurisdiction, day: date, length: Length) -> date:
    if length.unit is Unit.WORKING_DAYS:
        return law.calendar.working_days_before(day, length.value)
    if length.unit is Unit.DAYS:
        return day - timedelta(days=length.value)
    months = length.value * (12 if length.unit is Unit.YEARS else 1)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _beginning(unit: UnitOfWork, entry: RegisterEntry, rule: RegisterRule, begin: Begin) -> Beginning:
    facts = entry_facts(unit, entry, entry, rule, begin.on)
    return Beginning(
        key=f"{_subject(entry.id)}/{begin.lead.name}/{begin.by.isoformat()}",
        area_id=entry.area_id,
        message=begin.lead.starts,
        about=_about(entry),
        payload={**facts, "lead": begin.lead.name, "condition_open": condition_is_open(entry, begin.on)},
        process_id=begin.lead.process,
        case_id=entry.case_id if entry.home_area_id == entry.area_id else None,
        entry_id=entry.id,
        title=begin.lead.title,
        organisation=rule.organisation,
        post=begin.lead.post,
    )


def _about(entry: RegisterEntry) -> Subject:
    """No case is about one who works in the field, or answers for an institution; the payload names them."""
    if entry.subject_id is None or entry.subject_kind not in _OF_CASES:
        return Subject(shown=entry.shown)
    return Subject(SubjectKind(entry.subject_kind), entry.subject_id, entry.shown)


def _subject(entry_id: str) -> str:
    return f"register:{entry_id}"
