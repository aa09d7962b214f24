"""Asking registers: what is in force about a subject on a day, who is in a register, what bars an act."""

from collections.abc import Iterable
from datetime import date

from app.business.registers import queries
from app.business.registers.facts import EntryFacts, entry_facts
from app.business.registers.records import RegisterEntry
from app.business.registers.rules import rule_of, rule_of_entry
from app.business.registers.standing import in_force
from app.business.registers.subjects import Registered
from app.casework.releases.register_declarations import RegisterRule
from app.storage.records import Organisation
from app.storage.unit_of_work import UnitOfWork

_FOR_EVER = date.max


def consulted(
    unit: UnitOfWork, area_id: str, subject: Registered, on: date, registers: Iterable[str]
) -> list[EntryFacts]:
    """The entries about a subject that are in force on a day, the one that lasts longest first."""
    lines = queries.lines_about(unit.session, area_id, (subject.kind, subject.key), on, registers)
    rules: dict[str, RegisterRule] = {}
    found = []
    for entry, line in lines:
        rule = rules.setdefault(entry.declaration, rule_of_entry(unit, entry))
        if in_force(line, rule, on):
            found.append((line.until or _FOR_EVER, entry_facts(unit, entry, line, rule, on)))
    return [facts for _, facts in sorted(found, key=lambda each: each[0], reverse=True)]


def organisations_in(
    unit: UnitOfWork, area_id: str, register: str, on: date, state: str | None = None
) -> list[Organisation]:
    """The area's organisations that have an entry in force on a day, in that state where one is asked for."""
    found = [
        entry.subject_id
        for entry, line in queries.lines_of_register(unit.session, area_id, register, on, "organisation")
        if entry.subject_id and state in (None, line.state) and in_force(line, rule_of_entry(unit, entry), on)
    ]
    return queries.organisations_by_id(unit.session, area_id, found)


def entries_of_register(unit: UnitOfWork, area_id: str, register: str, on: date) -> list[EntryFacts]:
    """What every entry of a register said on a day, in force or not, in the order of their making."""
    rule_of(unit, register)
    return [
        entry_facts(unit, entry, line, rule_of_entry(unit, entry), on)
        for entry, line in queries.lines_of_register(unit.session, area_id, register, on)
    ]


def entry_on(unit: UnitOfWork, entry: RegisterEntry, on: date) -> EntryFacts | None:
    """What one entry said on a day; None where it said nothing yet."""
    lines = [
        line for line in queries.history_of(unit.session, entry.area_id, entry.id) if line.effective_on <= on
    ]
    if not lines:
        return None
    last = max(lines, key=lambda line: (line.effective_on, line.number))
    return entry_facts(unit, entry, last, rule_of_entry(unit, entry), on)
