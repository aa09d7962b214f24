"""An entry as expressions, diagrams and scenarios see it: plain data."""

from datetime import date
from typing import Any, TypedDict

from app.business.registers.records import RegisterChange, RegisterEntry
from app.business.registers.standing import condition_is_open, in_force, state_of
from app.casework.releases.register_declarations import RegisterRule
from app.storage.unit_of_work import UnitOfWork


class SubjectFacts(TypedDict):
    """Who stands in a register; `id` is null where the area does not know the subject."""

    kind: str
    id: str | None
    name: str


class EntryFacts(TypedDict):
    """An entry; `details` has the fields that its register declares."""

    id: str
    register: str
    subject: SubjectFacts
    since: date
    until: date | None
    state: str
    ground: str | None
    condition: str | None
    condition_met_on: date | None
    ended_on: date | None
    in_force: bool
    condition_open: bool
    bars: list[str]
    permits: list[str]
    scope: str
    case: str | None
    details: dict[str, Any]


def entry_facts(
    unit: UnitOfWork,
    entry: RegisterEntry,
    says: RegisterEntry | RegisterChange,
    rule: RegisterRule,
    on: date,
) -> EntryFacts:
    """What an entry says on a day. `says` is the entry itself, or the line of its history that held then."""
    state = state_of(says, rule)
    return {
        "id": entry.id,
        "register": entry.register,
        "subject": {
            "kind": entry.subject_kind,
            "id": entry.subject_id,
            "name": unit.vault.read(entry, "name"),
        },
        "since": says.since,
        "until": says.until,
        "state": says.state,
        "ground": says.ground,
        "condition": says.condition,
        "condition_met_on": says.condition_met_on,
        "ended_on": says.ended_on,
        "in_force": in_force(says, rule, on),
        "condition_open": condition_is_open(says, on),
        "bars": list(state.bars),
        "permits": list(state.permits),
        "scope": entry.scope,
        "case": entry.case_id,
        "details": unit.vault.read(says, "details") or {},
    }
