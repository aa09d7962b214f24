"""What diagrams do with registers: enter, consult, change, end."""

from collections.abc import Mapping
from datetime import date

from app.business.registers import entries
from app.business.registers.consulting import consulted
from app.business.registers.details import as_day
from app.business.registers.entries import Origin, Stated
from app.business.registers.facts import EntryFacts, entry_facts
from app.business.registers.records import RegisterEntry
from app.business.registers.refusing import refused
from app.business.registers.rules import rule_of, rule_of_entry
from app.business.registers.subjects import Registered, registered, subject_of_case
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


class Unsaid:
    """Stands for a parameter that a diagram does not give, which is not the same as null."""


UNSAID = Unsaid()


@service("registers.enter")
def enter(
    context: ServiceContext,
    register: str,
    subject: object = None,
    since: object = UNSAID,
    until: object = UNSAID,
    state: object = UNSAID,
    ground: object = UNSAID,
    condition: object = UNSAID,
    details: object = UNSAID,
    scope: object = None,
    reason: str | None = None,
) -> EntryFacts:
    """Makes an entry about a subject, without one about the subject of the case; gives the entry.

    Without `since` it begins on the legal today, without `state` in the register's first, without `scope` it
    holds where its register says.
    """
    values = _said(since=since, until=until, state=state, ground=ground, condition=condition, details=details)
    about = _about(context, subject)
    entry = entries.enter(
        context.at_hand.unit,
        context.at_hand.area_id,
        register,
        about,
        Stated(values, reason, scope),
        _origin(context),
    )
    return _noted(context, "register_entered", entry)


@service("registers.consult")
def consult(
    context: ServiceContext, register: str, subject: object = None, on: object = None
) -> list[EntryFacts]:
    """The entries about a subject that are in force on a day (the legal today), the longest first."""
    unit = context.at_hand.unit
    rule = rule_of(unit, register)
    day = day_of(unit.moment) if on is None else as_day(on, "on", rule)
    return consulted(unit, context.at_hand.area_id, _about(context, subject), day, (rule.name,))


@service("registers.change")
def change(
    context: ServiceContext,
    entry: object,
    on: object = None,
    until: object = UNSAID,
    state: object = UNSAID,
    ground: object = UNSAID,
    condition: object = UNSAID,
    condition_met_on: object = UNSAID,
    details: object = UNSAID,
    reason: str | None = None,
) -> EntryFacts:
    """Lets an entry say something else from a day on (the legal today); gives the entry."""
    values = _said(
        until=until,
        state=state,
        ground=ground,
        condition=condition,
        condition_met_on=condition_met_on,
        details=details,
    )
    unit, area_id = context.at_hand.unit, context.at_hand.area_id
    day = _day(unit, area_id, entry, on)
    changed = entries.change(unit, area_id, _id(entry), Stated(values, reason), day, _origin(context))
    return _noted(context, "register_changed", changed)


@service("registers.end")
def end(
    context: ServiceContext,
    entry: object,
    on: object = None,
    state: object = UNSAID,
    reason: str | None = None,
) -> EntryFacts:
    """Ends an entry: from that day (the legal today) it is no longer in force; gives the entry."""
    unit, area_id = context.at_hand.unit, context.at_hand.area_id
    day = _day(unit, area_id, entry, on)
    ended = entries.end(unit, area_id, _id(entry), Stated(_said(state=state), reason), day, _origin(context))
    return _noted(context, "register_ended", ended)


def _said(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not UNSAID}


def _about(context: ServiceContext, subject: object) -> Registered:
    at_hand = context.at_hand
    if subject is not None:
        return registered(at_hand.unit, at_hand.area_id, subject)
    own = subject_of_case(at_hand.unit, at_hand.case)
    if own is None:
        raise refused("案件没有登记对象，应写明 subject")
    return own


def _origin(context: ServiceContext) -> Origin:
    at_hand = context.at_hand
    key = f"{at_hand.instance_id}/{context.node.task_id}"
    return Origin(key, at_hand.case.id, at_hand.actor_id)


def _id(entry: object) -> object:
    """An entry is named by its id, or given whole as `enter` and `consult` gave it."""
    return entry.get("id") if isinstance(entry, Mapping) else entry


def _day(unit: UnitOfWork, area_id: str, entry: object, on: object) -> date:
    if on is None:
        return day_of(unit.moment)
    row = unit.session.get(RegisterEntry, (area_id, str(_id(entry))))
    if row is None:
        raise refused(f"没有登记 {_id(entry)}")
    return as_day(on, "on", rule_of_entry(unit, row))


def _noted(context: ServiceContext, kind: str, entry: RegisterEntry) -> EntryFacts:
    """The entry as the diagram gets it; the case's journal says what was done."""
    at_hand = context.at_hand
    rule = rule_of_entry(at_hand.unit, entry)
    payload = {"entry": entry.id, "register": entry.register, "title": rule.title, "state": entry.state}
    at_hand.note(kind, element_id=context.element.id, process_id=context.element.process_id, payload=payload)
    return entry_facts(at_hand.unit, entry, entry, rule, day_of(at_hand.unit.moment))
