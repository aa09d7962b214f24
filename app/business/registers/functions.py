"""What expressions ask of registers: `entries`, `in_force`, `barred`, `permitted`, `organisations`."""

from collections.abc import Callable
from datetime import date
from typing import TypedDict

from app.business.registers.consulting import consulted, organisations_in
from app.business.registers.facts import EntryFacts
from app.business.registers.rules import rule_of
from app.business.registers.subjects import Registered, registered
from app.casework.cases.expression_functions import as_day
from app.casework.parameters.jurisdiction import Jurisdiction
from app.casework.releases.register_declarations import RegisterRule
from app.casework.rooms.room import Lent
from app.domain.errors import MaterialRefused
from app.feel.errors import FeelError
from app.feel.scope import admit
from app.workcalendar.moments import day_of


class OrganisationFacts(TypedDict):
    """An organisation in a list; `number` is its credit code."""

    id: str
    name: str
    number: str
    address: str
    phone: str


def entries(law: Jurisdiction) -> Callable[..., object]:
    """`entries(register, subject, on?)`: what is in force about a subject, the longest first."""

    def call(register: object, subject: object, on: object) -> object:
        found = _about(law, subject)
        return admit(_consulted(law, found, on, (_rule(law, register).name,)) if found else [])

    return call


def in_force(law: Jurisdiction) -> Callable[..., object]:
    """`in_force(register, subject, on?)`: whether any entry about a subject is in force on a day."""

    def call(register: object, subject: object, on: object) -> object:
        found = _about(law, subject)
        return bool(found and _consulted(law, found, on, (_rule(law, register).name,)))

    return call


def barred(law: Jurisdiction) -> Callable[..., object]:
    """`barred(act, subject, on?)`: the entries of any register that bar an act, the longest first."""

    def call(act: object, subject: object, on: object) -> object:
        return admit(_naming(law, "bars", act, subject, on))

    return call


def permitted(law: Jurisdiction) -> Callable[..., object]:
    """`permitted(act, subject, on?)`: whether an entry permits an act on a day and none bars it."""

    def call(act: object, subject: object, on: object) -> object:
        return bool(_naming(law, "permits", act, subject, on)) and not _naming(law, "bars", act, subject, on)

    return call


def organisations(law: Jurisdiction) -> Callable[..., object]:
    """`organisations(register, state?)`: the area's organisations with an entry in force: `{id, name, …}`."""

    def call(register: object, state: object) -> object:
        rule = _rule(law, register)
        today = day_of(law.unit.moment)
        if state is not None and state not in rule.states:
            raise FeelError(f"登记簿“{rule.title}”没有状态 {state}。", "The register has no such state.")
        found = organisations_in(
            law.unit, law.area_id, rule.name, today, state if state is None else str(state)
        )
        return admit(
            [
                {
                    "id": each.id,
                    "name": each.name,
                    "number": each.uscc,
                    "address": each.address,
                    "phone": each.telephone,
                }
                for each in found
            ]
        )

    return call


def _naming(law: Jurisdiction, what: str, act: object, subject: object, on: object) -> list[EntryFacts]:
    """The entries in force in registers that speak of an act, which bar or permit it."""
    rules: list[RegisterRule] = list(law.unit.tools.registers.values())
    named = {
        each for rule in rules for state in rule.states.values() for each in (*state.bars, *state.permits)
    }
    if act not in named:
        raise FeelError(f"没有登记簿限制或准许 {act}。", "No register speaks of this act.")
    found = _about(law, subject)
    known = [rule.name for rule in rules]
    said = _consulted(law, found, on, known) if found else []
    return [each for each in said if act in (each["bars"] if what == "bars" else each["permits"])]


def _consulted(
    law: Jurisdiction, subject: Registered, on: object, registers: list[str] | tuple[str, ...]
) -> list[EntryFacts]:
    return consulted(law.unit, law.area_id, subject, _day(law, on), registers)


def _about(law: Jurisdiction, subject: object) -> Registered | None:
    """Nobody stands in a register as null."""
    if subject is None:
        return None
    try:
        return registered(law.unit, law.area_id, subject)
    except MaterialRefused as error:
        raise FeelError(str(error), "The subject names nobody.") from error


def _rule(law: Jurisdiction, register: object) -> RegisterRule:
    try:
        return rule_of(law.unit, register)
    except MaterialRefused as error:
        raise FeelError(str(error), "There is no such register.") from error


def _day(law: Jurisdiction, on: object) -> date:
    return day_of(law.unit.moment) if on is None else as_day(on)


FUNCTIONS = (
    Lent("entries", ("register", "subject", "on?"), entries, list[EntryFacts]),
    Lent("in_force", ("register", "subject", "on?"), in_force, bool),
    Lent("barred", ("act", "subject", "on?"), barred, list[EntryFacts]),
    Lent("permitted", ("act", "subject", "on?"), permitted, bool),
    Lent("organisations", ("register", "state?"), organisations, list[OrganisationFacts]),
)
