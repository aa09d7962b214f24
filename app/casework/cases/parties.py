"""Whose case it is: the insured person by the identity number, or the organisation that applies."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.queries import person_by_number
from app.domain.masking import mask_id_number, mask_name
from app.domain.party import DocumentKind, birth_date_of
from app.storage.records import Person
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Party:
    """The person, if it is one, and what may be shown of the party everywhere."""

    person_id: str | None
    shown: str


def party_of(at_hand: CaseAtHand, values: Mapping[str, object]) -> Party:
    """The insured person whom a start form names; without one, the organisation of who opens the case."""
    insured = values.get("insured")
    if isinstance(insured, Mapping) and insured.get("id_number"):
        person = find_or_add_person(at_hand.unit, at_hand.area_id, insured, values)
        return Party(person.id, person.masked_name)
    actor = at_hand.actor
    held = actor.memberships[0] if actor and actor.memberships else None
    return Party(None, held.organisation_name if held else "")


def find_or_add_person(
    unit: UnitOfWork, area_id: str, insured: Mapping[str, object], values: Mapping[str, object]
) -> Person:
    """The area's person with that document; one who is not known yet is added, without an enrolment."""
    kind, number = str(insured.get("id_kind", "")), str(insured["id_number"])
    index = unit.vault.blind_index("person.id_number", number)
    known = person_by_number(unit.session, area_id, kind, index)
    return known or _add_person(unit, area_id, kind, number, index, str(insured.get("name", "")), values)


def _add_person(
    unit: UnitOfWork,
    area_id: str,
    kind: str,
    number: str,
    index: str,
    name: str,
    values: Mapping[str, object],
) -> Person:
    person = Person(
        area_id=area_id,
        id=unit.new_id(),
        account_id=None,
        masked_name=mask_name(name),
        masked_id_number=mask_id_number(number),
        name_index=unit.vault.blind_index("person.name", name),
        id_kind=kind,
        id_number_index=index,
    )
    opened = {
        "name": name,
        "id_number": number,
        "birth_date": _birth_date(kind, number),
        "telephone": values.get("phone"),
        "address": values.get("address_residence"),
    }
    for attribute, value in opened.items():
        unit.vault.write(person, attribute, value)
    unit.session.add(person)
    unit.session.flush()
    return person


def _birth_date(kind: str, number: str) -> str | None:
    return birth_date_of(number).isoformat() if kind == DocumentKind.RESIDENT_ID_CARD else None
