"""Parties by what identifies them: found among those that the area knows, otherwise added."""

from collections.abc import Mapping

from app.domain.masking import mask_id_number, mask_name
from app.domain.party import DocumentKind, birth_date_of
from app.storage.organisations import organisation_by_code
from app.storage.parties import person_by_number
from app.storage.records import Organisation, Person
from app.storage.unit_of_work import UnitOfWork

CANDIDATE = "candidate"
"""The state of an organisation that is known by its code and that nobody has designated."""


def find_or_add_organisation(unit: UnitOfWork, area_id: str, named: Mapping[str, object]) -> Organisation:
    """The area's organisation with the code under `uscc`; one that is not known yet is added as a candidate.

    What is said of a known one besides its code is not believed: its row stays as it is.
    """
    code = str(named["uscc"])
    return organisation_by_code(unit.session, area_id, code) or _add_organisation(unit, area_id, code, named)


def _add_organisation(unit: UnitOfWork, area_id: str, code: str, named: Mapping[str, object]) -> Organisation:
    organisation = Organisation(
        area_id=area_id,
        id=unit.new_id(),
        kind=str(named.get("organisation_kind") or CANDIDATE),
        name=str(named.get("name") or ""),
        uscc=code,
        address=str(named.get("address") or ""),
        telephone=str(named.get("phone") or ""),
        contact=str(named.get("contact") or ""),
        state=CANDIDATE,
    )
    unit.session.add(organisation)
    unit.session.flush()
    return organisation


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
