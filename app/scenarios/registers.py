"""Registers in a scenario: what stands in them before it starts, and what is expected of them.

given: [{registers: {ban: [{subject: an, since: 2026-01-01, until: 2026-12-31, ground: by_law}]}}]
expect: {registers: {ban: [{subject: an, state: active, in_force: true}]}}   # today
expect: {registers: {day: 2026-03-01, ban: []}}                              # as they stood on a day

A subject is a person or an organisation of the scenario by its name, or `{kind, number | account, name}`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.business.registers.consulting import entries_of_register
from app.business.registers.entries import Origin, Stated, enter
from app.business.registers.subjects import registered
from app.scenarios.cast import Cast
from app.storage.unheard import waiting_messages
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of

_NOT_SAID_BY_ENTRY = {"subject", "scope", "reason"}


def give_entries(unit: UnitOfWork, cast: Cast, registers: Mapping[str, Any]) -> None:
    """Makes the entries that a scenario begins with. Raises MaterialRefused."""
    for register, entries in registers.items():
        for each in entries:
            values = {name: value for name, value in each.items() if name not in _NOT_SAID_BY_ENTRY}
            enter(
                unit,
                cast.area_id,
                register,
                registered(unit, cast.area_id, _subject(cast, each["subject"])),
                Stated(values, each.get("reason"), each.get("scope")),
                Origin(f"given:{unit.new_id()}"),
            )


def entries_found(unit: UnitOfWork, cast: Cast, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """All entries of the registers that are asked for, as they stood on the day that is asked for."""
    on = wanted.get("day", day_of(unit.moment))
    assert isinstance(on, date)
    names = [name for name in wanted if name != "day"]
    found = {
        name: [_shown(cast, facts) for facts in entries_of_register(unit, cast.area_id, name, on)]
        for name in names
    }
    return {**found, **({"day": on} if "day" in wanted else {})}


def unheard_found(unit: UnitOfWork, cast: Cast) -> list[dict[str, Any]]:
    """The messages that no process hears, and with whom each lies."""
    return [
        {"message": row.message, "title": row.title, "post": row.post, "party": row.party}
        for row in waiting_messages(unit.session, cast.area_id)
    ]


def _subject(cast: Cast, named: object) -> object:
    for kind, known in (("person", cast.person_ids), ("organisation", cast.organisations)):
        if isinstance(named, str) and named in known:
            return {"kind": kind, "id": known[named]}
    return named


def _shown(cast: Cast, facts: Mapping[str, Any]) -> dict[str, Any]:
    """An entry, its subject by the name that the scenario gives it."""
    ids = {row: alias for alias, row in _named(cast)}
    subject = facts["subject"]
    return {**facts, "subject": ids.get(subject["id"], subject)}


def _named(cast: Cast) -> Iterator[tuple[str, str]]:
    yield from cast.person_ids.items()
    yield from cast.organisations.items()
