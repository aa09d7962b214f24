"""Registers in words: their entries on a day, one entry with its history, and what a case has entered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from app.business.registers import queries
from app.business.registers.facts import EntryFacts, entry_facts
from app.business.registers.records import RegisterChange, RegisterEntry
from app.business.registers.rules import rule_of_entry
from app.casework.releases.materials import CHECKOUT
from app.casework.releases.register_declarations import FOLDER as REGISTERS
from app.casework.releases.register_declarations import RegisterRule, read_registers
from app.domain.errors import NotFound
from app.identity.access import may_see_case
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.records import AccountEvent, CaseFile
from app.storage.unit_of_work import UnitOfWork
from app.web.wording import plain_value
from app.workcalendar.moments import day_of

HIDDEN = "******"


@dataclass(frozen=True)
class Shown:
    """An entry as it stood on a day, in words. `case` is the case that made it, if the reader may see it."""

    entry: RegisterEntry
    facts: EntryFacts
    rule: RegisterRule
    case: CaseFile | None

    @property
    def state(self) -> str:
        """The state's name."""
        return _title(self.rule, self.facts["state"])

    @property
    def ground(self) -> str:
        """Why it was made."""
        known = self.rule.grounds.get(self.facts["ground"] or "")
        return gettext(known.title) if known else ""

    @property
    def condition(self) -> str:
        """What has to be met besides the last day."""
        return gettext(self.rule.conditions.get(self.facts["condition"] or "", ""))

    @property
    def details(self) -> Iterator[tuple[str, str]]:
        """The fields by label; the personal ones hidden."""
        return _details(self.rule, self.facts["details"])

    @property
    def has_personal(self) -> bool:
        """Whether something is hidden that may be shown to who says why."""
        personal = {name for name, field in self.rule.fields.items() if field.personal}
        return self.entry.subject_kind != "organisation" or bool(personal & self.facts["details"].keys())


@dataclass(frozen=True)
class Turn:
    """One line of an entry's history, in words."""

    line: RegisterChange
    state: str
    reason: str


def reading_posts() -> frozenset[str]:
    """The posts that may look into some register, as the checkout declares them when the platform starts."""
    folder = CHECKOUT / REGISTERS
    declared = {f"{REGISTERS}{path.name}": path.read_bytes() for path in folder.glob("*.yaml")}
    return frozenset(post for rule in read_registers(declared).values() for post in rule.readers)


def readable(unit: UnitOfWork, actor: Actor | None) -> list[RegisterRule]:
    """The registers that somebody may look into by a post."""
    rules: Mapping[str, RegisterRule] = unit.tools.registers
    return [rule for rule in rules.values() if actor is not None and actor.posts & set(rule.readers)]


def register_in_sight(unit: UnitOfWork, actor: Actor, name: str) -> RegisterRule:
    """A register that the reader may look into. Raises NotFound."""
    found = next((rule for rule in readable(unit, actor) if rule.name == name), None)
    if found is None:
        raise NotFound()
    return found


def entries_on(
    unit: UnitOfWork, actor: Actor, rule: RegisterRule, on: date, *, past: bool, named: str = ""
) -> list[Shown]:
    """The entries of a register on a day, those in force alone unless `past`; the latest first."""
    lines = queries.lines_of_register(unit.session, actor.area_id, rule.name, on)
    shown = (_shown(unit, actor, entry, line, on) for entry, line in reversed(lines))
    return [
        each
        for each in shown
        if (past or each.facts["in_force"]) and named in (each.entry.shown, each.facts["subject"]["name"], "")
    ]


def entry_in_sight(unit: UnitOfWork, actor: Actor, name: str, entry_id: str) -> RegisterEntry:
    """An entry of the reader's area. Raises NotFound."""
    register_in_sight(unit, actor, name)
    entry = unit.session.get(RegisterEntry, (actor.area_id, entry_id))
    if entry is None or entry.register != name:
        raise NotFound()
    return entry


def shown_now(unit: UnitOfWork, actor: Actor, entry: RegisterEntry) -> Shown:
    """An entry as it stands today."""
    return _shown(unit, actor, entry, entry, day_of(unit.moment))


def turns_of(unit: UnitOfWork, entry: RegisterEntry) -> list[Turn]:
    """The history of an entry, from its first line."""
    rule = rule_of_entry(unit, entry)
    lines = queries.history_of(unit.session, entry.area_id, entry.id)
    return [Turn(line, _title(rule, line.state), unit.vault.read(line, "reason") or "") for line in lines]


def entries_of_case(unit: UnitOfWork, actor: Actor, case: CaseFile) -> list[Shown]:
    """What a case has entered or changed in registers, as it stands today."""
    found = queries.entries_of_case(unit.session, case.area_id, case.id)
    return [shown_now(unit, actor, entry) for entry in found]


def reveal(unit: UnitOfWork, actor: Actor, entry: RegisterEntry, reason: str) -> list[tuple[str, str]]:
    """The name and the personal fields of an entry by label; notes who looked and why.

    In the journal of the case that made the entry; without one, among what the account did.
    """
    noted = {"reason": reason, "entry": entry.id}
    if entry.case_id is not None and entry.home_area_id == entry.area_id:
        line = Line("sensitive_revealed", actor.account_id, payload=noted)
        unit.journal.append(entry.area_id, entry.case_id, line)
    else:
        unit.session.add(
            AccountEvent(
                area_id=actor.area_id,
                id=unit.new_id(),
                account_id=actor.account_id,
                kind="register_revealed",
                details=noted,
                at=unit.machine_moment,
            )
        )
    rule = rule_of_entry(unit, entry)
    whole = _details(rule, unit.vault.read(entry, "details"), personal=True)
    return [(gettext("对象"), unit.vault.read(entry, "name")), *whole]


def _shown(
    unit: UnitOfWork, actor: Actor, entry: RegisterEntry, says: RegisterEntry | RegisterChange, on: date
) -> Shown:
    rule = rule_of_entry(unit, entry)
    at_home = entry.case_id is not None and entry.home_area_id == entry.area_id
    case = unit.session.get(CaseFile, (entry.area_id, entry.case_id)) if at_home else None
    seen = case if case is not None and may_see_case(actor, case) else None
    return Shown(entry, entry_facts(unit, entry, says, rule, on), rule, seen)


def _title(rule: RegisterRule, state: str) -> str:
    known = rule.states.get(state)
    return gettext(known.title) if known else state


def _details(
    rule: RegisterRule, details: Mapping[str, object], *, personal: bool = False
) -> Iterator[tuple[str, str]]:
    for name, field in rule.fields.items():
        if name in details:
            text = _text(details[name], field.codes)
            yield gettext(field.title), text if personal or not field.personal else HIDDEN


def _text(value: object, codes: Mapping[str, str] | None) -> str:
    if codes:
        return gettext(codes.get(str(value), str(value)))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return plain_value(list(value))
    return plain_value(value)
