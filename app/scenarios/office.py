"""Lays an office: the pooling area, its organisations and people, from bpmn/offices/<name>.yaml."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.masking import mask_id_number, mask_name
from app.domain.party import birth_date_of
from app.domain.yaml_text import read_yaml
from app.scenarios.cast import Cast, Player
from app.storage.records import (
    Account,
    Area,
    Enrolment,
    InstitutionStaff,
    Membership,
    Organisation,
    ParameterValue,
    Person,
)
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.lengths import Length

OFFICES = Path(__file__).resolve().parents[2] / "bpmn" / "offices"
QUALIFIED_POSTS = ("assessor", "expert", "ltc_commissioner")
KEPT_SINCE = date(2026, 1, 1)
NO_PASSWORD = "!"
"""Fits no password: such an account is entered by the demo's one click only."""


def read_office(name: str) -> dict[str, Any]:
    """The office `demo` or `scenario`."""
    office: dict[str, Any] = read_yaml((OFFICES / f"{name}.yaml").read_text(encoding="utf-8"))
    return office


def lay_office(unit: UnitOfWork, office: Mapping[str, Any], region: str | None = None) -> Cast:
    """Writes the area with all that the office names, and gives its cast."""
    area_id = unit.new_id()
    area = {**office["area"], "region": region or office["area"]["region"]}
    unit.session.add(Area(id=area_id, closes_at=None, **area))
    cast = Cast(area_id)
    set_parameters(unit, area_id, office.get("parameters", {}), office.get("parameters_basis", ""))
    for alias, organisation in office.get("organisations", {}).items():
        add_organisation(unit, cast, alias, organisation)
    for each in office.get("staff", ()):
        add_staff(unit, cast, each)
    for each in office.get("persons", ()):
        add_person(unit, cast, each)
    return cast


def lay_neighbour(unit: UnitOfWork, office: Mapping[str, Any], home: Cast) -> None:
    """Writes another area, in which people of `home` hold posts as `guests`."""
    cast = lay_office(unit, office)
    for guest in office["guests"]:
        account_id = home.account(guest["as"])
        assert account_id is not None, f"{guest['as']} is nobody of the home office"
        _give_post(unit, cast, account_id, guest["as"], guest["post"], guest["of"])


def set_parameters(unit: UnitOfWork, area_id: str, values: Mapping[str, Any], basis: str) -> None:
    """Sets the area's own values of parameters on which its region is silent."""
    for key, value in values.items():
        row = ParameterValue(
            id=unit.new_id(),
            area_id=area_id,
            key=key,
            value=plain_parameter(value),
            legal_basis=basis,
            valid_from=KEPT_SINCE,
            valid_until=None,
            state="in_force",
            set_by="office",
            set_at=unit.moment,
        )
        unit.session.add(row)


def plain_parameter(value: Any) -> dict[str, Any]:
    """`5 days`, a list or a scalar as the value and unit that are stored."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]+ [a-z_]+", value):
        return Length.parse(value).as_feel()
    if isinstance(value, bool):
        return {"value": value, "unit": "boolean"}
    units: dict[type, str] = {list: "list", int: "count", str: "text"}
    return {"value": value, "unit": units[type(value)]}


def add_organisation(unit: UnitOfWork, cast: Cast, alias: str, organisation: Mapping[str, Any]) -> None:
    """One organisation with an agreement in force unless it says otherwise."""
    columns = {"uscc": "", "address": "", "telephone": "", "state": "active", **organisation}
    cast.organisations[alias] = unit.new_id()
    unit.session.add(
        Organisation(area_id=cast.area_id, id=cast.organisations[alias], agreement_from=KEPT_SINCE, **columns)
    )


def add_staff(unit: UnitOfWork, cast: Cast, staff: Mapping[str, Any]) -> None:
    """An account with its post, and those that it holds `also`: `[{role: applicant, of: applicants}]`."""
    account_id = unit.new_id()
    unit.session.add(
        Account(
            area_id=cast.area_id,
            id=account_id,
            login=staff.get("login", f"{staff['as']}@{cast.area_id}"),
            name=staff["name"],
            password_hash=NO_PASSWORD,
            state="active",
            second_factor_step=0,
            session_epoch=1,
            created_at=unit.moment,
        )
    )
    unit.session.flush()
    _give_post(unit, cast, account_id, staff["as"], staff["post"], staff["of"])
    for other in staff.get("also", ()):
        _give_post(unit, cast, account_id, staff["as"], other["role"], other["of"])


def _give_post(unit: UnitOfWork, cast: Cast, account_id: str, alias: str, post: str, of: str) -> None:
    """A post in an organisation; assessors, experts and commissioners are registered with a code too."""
    number, organisation_id = len(cast.players) + 1, cast.organisations[of]
    held = {"area_id": cast.area_id, "account_id": account_id, "organisation_id": organisation_id}
    unit.session.add(Membership(id=unit.new_id(), post=post, since=KEPT_SINCE, **held))
    if post in QUALIFIED_POSTS:
        unit.session.add(
            InstitutionStaff(
                id=unit.new_id(),
                role=post,
                code=f"{post.upper()}-{number:04}",
                certificate="",
                state="active",
                registered_on=KEPT_SINCE,
                **held,
            )
        )
    cast.players.append(Player(alias, account_id, post, organisation_id))


def add_person(unit: UnitOfWork, cast: Cast, given: Mapping[str, Any]) -> None:
    """A person, enrolled since `enrolled_since` where that is given."""
    name, id_number = given["name"], str(given["id_number"])
    born = birth_date_of(id_number)
    person = Person(
        area_id=cast.area_id,
        id=unit.new_id(),
        id_kind="resident_id_card",
        masked_name=mask_name(name),
        masked_id_number=mask_id_number(id_number),
        name_index=unit.vault.blind_index("person.name", name),
        id_number_index=unit.vault.blind_index("person.id_number", id_number),
    )
    for attribute, value in (("name", name), ("id_number", id_number), ("birth_date", born.isoformat())):
        unit.vault.write(person, attribute, value)
    unit.session.add(person)
    if "enrolled_since" in given:
        unit.session.add(
            Enrolment(
                area_id=cast.area_id,
                id=unit.new_id(),
                person_id=person.id,
                kind=given.get("kind", "resident"),
                state=given.get("enrolment", "active"),
                since=given["enrolled_since"],
            )
        )
    cast.persons[given["as"]] = {"name": name, "id_kind": "resident_id_card", "id_number": id_number}
    cast.person_ids[given["as"]] = person.id
