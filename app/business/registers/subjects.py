"""Who stands in a register: found in every area by the same key, whatever the area calls its row."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.business.registers import queries
from app.business.registers.refusing import refused
from app.casework.releases.register_declarations import SUBJECTS
from app.domain.masking import mask_name
from app.storage.organisations import organisation_by_code
from app.storage.records import Account, CaseFile, Organisation, Person
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Registered:
    """A subject of a register. `id` is its row in the area, None where the area knows none.

    `key` is the same in every area; `shown` is what may be shown of it everywhere, `name` the whole name.
    """

    kind: str
    id: str | None
    key: str
    shown: str
    name: str


def registered(unit: UnitOfWork, area_id: str, stated: object) -> Registered:
    """The subject that a diagram names, as `{kind, id | number | account, name}`.

    `number` is an organisation's credit code or a person's identity number, `account` that of somebody who
    works in the field. Raises MaterialRefused for a mapping that names nobody.
    """
    if not isinstance(stated, Mapping) or stated.get("kind") not in SUBJECTS:
        raise refused("登记对象应写明 kind（organisation、person、practitioner 或 representative）")
    find = {"organisation": _organisation, "person": _person}.get(str(stated["kind"]), _other)
    found = find(unit, area_id, stated)
    if found is None:
        raise refused("登记对象应写明 id、number 或 account")
    return found


def subject_of_case(unit: UnitOfWork, case: CaseFile) -> Registered | None:
    """Whom a case is about; None where it is about nobody."""
    if case.subject_id is None:
        return None
    return registered(unit, case.area_id, {"kind": case.subject_kind, "id": case.subject_id})


def in_area(unit: UnitOfWork, area_id: str, kind: str, key: str) -> str | None:
    """The row of a subject in an area, by its key; None where the area does not know it."""
    if kind == "organisation":
        row = organisation_by_code(unit.session, area_id, key.removeprefix("uscc:"))
        return row.id if row else None
    person = queries.person_by_index(unit.session, area_id, key) if kind == "person" else None
    return person.id if person else None


def _organisation(unit: UnitOfWork, area_id: str, stated: Mapping[str, object]) -> Registered | None:
    row = None
    if stated.get("id"):
        row = unit.session.get(Organisation, (area_id, str(stated["id"])))
    elif stated.get("number"):
        row = organisation_by_code(unit.session, area_id, str(stated["number"]))
    if row is not None:
        key = f"uscc:{row.uscc}" if row.uscc else f"id:{row.id}"
        return Registered("organisation", row.id, key, row.name, row.name)
    if not stated.get("number"):
        return None
    name = str(stated.get("name") or "")
    return Registered("organisation", None, f"uscc:{stated['number']}", name, name)


def _person(unit: UnitOfWork, area_id: str, stated: Mapping[str, object]) -> Registered | None:
    if stated.get("id"):
        row = unit.session.get(Person, (area_id, str(stated["id"])))
        if row is not None:
            return _of_person(unit, row)
    return _by_number(unit, area_id, "person", stated)


def _of_person(unit: UnitOfWork, row: Person) -> Registered:
    name = str(unit.vault.read(row, "name") or "")
    return Registered("person", row.id, row.id_number_index, row.masked_name, name)


def _other(unit: UnitOfWork, area_id: str, stated: Mapping[str, object]) -> Registered | None:
    """Who works in the field, or answers for an institution: by the account, or by the identity number."""
    kind = str(stated["kind"])
    if stated.get("account"):
        account = unit.session.get(Account, str(stated["account"]))
        if account is not None:
            return Registered(kind, account.id, f"account:{account.id}", account.name, account.name)
    return _by_number(unit, area_id, kind, stated)


def _by_number(unit: UnitOfWork, area_id: str, kind: str, stated: Mapping[str, object]) -> Registered | None:
    number = stated.get("number") or stated.get("id_number")
    if not number:
        return None
    key = unit.vault.blind_index("person.id_number", str(number))
    known = queries.person_by_index(unit.session, area_id, key) if kind == "person" else None
    if known is not None:
        return _of_person(unit, known)
    name = str(stated.get("name") or "")
    return Registered(kind, None, key, mask_name(name) if name else "", name)
