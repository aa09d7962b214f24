"""Entering, changing and ending: each writes the entry, a line of its history, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.business.registers import queries
from app.business.registers.copies import send_copies
from app.business.registers.details import as_day, checked_details
from app.business.registers.leads import schedule
from app.business.registers.records import STANDING, RegisterChange, RegisterEntry
from app.business.registers.refusing import refused
from app.business.registers.rules import keep_declaration, rule_of, rule_of_entry
from app.business.registers.subjects import Registered
from app.business.registers.waking import wake_running
from app.casework.releases.register_declarations import SCOPES, RegisterRule
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Origin:
    """What makes an entry or a change: `key` is the same where the same is done twice."""

    key: str
    case_id: str | None = None
    account_id: str | None = None


@dataclass(frozen=True)
class Stated:
    """What an entry is to say; what is not among `values` stays as it is, and so does the declared scope."""

    values: Mapping[str, object] = field(default_factory=dict)
    reason: str | None = None
    scope: object = None


def enter(
    unit: UnitOfWork, area_id: str, register: str, subject: Registered, stated: Stated, origin: Origin
) -> RegisterEntry:
    """Makes an entry, once for each origin. Raises MaterialRefused, naming the register and what is wrong."""
    made = queries.entry_made_by(unit.session, area_id, origin.key)
    if made is not None:
        return made
    rule = rule_of(unit, register)
    if subject.kind not in rule.subjects:
        raise refused(f"登记对象不能是 {subject.kind}", rule.title)
    today = day_of(unit.moment)
    values = {"since": today, "state": rule.first_state, "details": None, **stated.values}
    entry = RegisterEntry(
        area_id=area_id,
        id=unit.new_id(),
        register=rule.name,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_key=subject.key,
        shown=subject.shown,
        scope=_scope(rule, stated),
        home_area_id=area_id,
        case_id=origin.case_id,
        declaration=rule.hash,
        days="",
        leads_begun={},
        version=0,
        made_by=origin.key,
        entered_at=unit.moment,
        condition_met_on=None,
        ended_on=None,
        until=None,
        ground=None,
        condition=None,
    )
    unit.vault.write(entry, "name", subject.name)
    keep_declaration(unit, rule)
    _say(unit, entry, rule, values)
    unit.session.add(entry)
    _note_line(unit, entry, "entered", min(entry.since, today), stated.reason, origin)
    _follow(unit, entry, rule, origin)
    return entry


def change(
    unit: UnitOfWork,
    area_id: str,
    entry_id: object,
    stated: Stated,
    on: date,
    origin: Origin,
    act: str = "changed",
) -> RegisterEntry:
    """Lets an entry say something else from a day on; what it said before stays in its history.

    Raises MaterialRefused for an entry that is not there, or is kept in another area.
    """
    entry = queries.locked_entry(unit.session, area_id, str(entry_id))
    if entry is None:
        raise refused(f"没有登记 {entry_id}")
    rule = rule_of_entry(unit, entry)
    if entry.home_area_id != area_id:
        raise refused("由其他统筹地区登记，只能由登记地变更", rule.title)
    values = dict(stated.values)
    said = values.get("details")
    if isinstance(said, Mapping):
        values["details"] = {**unit.vault.read(entry, "details"), **said}
    _say(unit, entry, rule, values)
    _note_line(unit, entry, act, on, stated.reason, origin)
    _follow(unit, entry, unit.tools.registers.get(entry.register) or rule, origin)
    return entry


def end(
    unit: UnitOfWork, area_id: str, entry_id: object, stated: Stated, on: date, origin: Origin
) -> RegisterEntry:
    """Ends an entry: it is no longer in force from that day. Raises what `change` raises."""
    ended = Stated({**stated.values, "ended_on": on}, stated.reason)
    return change(unit, area_id, entry_id, ended, on, origin, act="ended")


def _say(unit: UnitOfWork, entry: RegisterEntry, rule: RegisterRule, values: Mapping[str, object]) -> None:
    """Writes checked values into the entry."""
    for name in ("since", "until", "condition_met_on", "ended_on"):
        if name in values:
            value = values[name]
            setattr(entry, name, None if value is None else as_day(value, name, rule))
    for name, known in (("state", rule.states), ("ground", rule.grounds), ("condition", rule.conditions)):
        if name in values:
            setattr(entry, name, _known(values[name], name, known, rule))
    if "details" in values:
        unit.vault.write(entry, "details", checked_details(rule, values["details"]))
    if entry.until is not None and entry.until < entry.since:
        raise refused(f"截止日 {entry.until} 早于起始日 {entry.since}", rule.title)


def _scope(rule: RegisterRule, stated: Stated) -> str:
    if stated.scope is None:
        return rule.scope
    if stated.scope not in SCOPES:
        raise refused(f"scope 没有 {stated.scope}", rule.title)
    return str(stated.scope)


def _known(value: object, name: str, known: Mapping[str, object], rule: RegisterRule) -> str | None:
    if value is None and name != "state":
        return None
    if value not in known:
        raise refused(f"{name} 没有 {value}，应为 {'、'.join(known) or '空'}", rule.title)
    return str(value)


def _note_line(
    unit: UnitOfWork, entry: RegisterEntry, act: str, on: date, reason: str | None, origin: Origin
) -> None:
    entry.version += 1
    line = RegisterChange(
        area_id=entry.area_id,
        id=unit.new_id(),
        entry_id=entry.id,
        number=entry.version,
        act=act,
        effective_on=on,
        case_id=origin.case_id,
        changed_by=origin.account_id,
        changed_at=unit.moment,
        **{name: getattr(entry, name) for name in STANDING},
    )
    unit.vault.write(line, "details", unit.vault.read(entry, "details"))
    unit.vault.write(line, "reason", reason)
    unit.session.add(line)


def _follow(unit: UnitOfWork, entry: RegisterEntry, rule: RegisterRule, origin: Origin) -> None:
    schedule(unit, entry, rule)
    unit.session.flush()
    send_copies(unit, entry)
    wake_running(unit, entry, origin.case_id)
