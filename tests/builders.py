"""Builds rows for tests: each with sensible columns, any of which a test may name instead.

Every builder adds to the unit's session and flushes; ids are the machine moment's unless given.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import event

from app.storage.database import Database
from app.storage.keys import KeyRing, new_keys, read_keys
from app.storage.records import (
    Account,
    Area,
    CaseFile,
    Instance,
    Membership,
    Organisation,
    ParameterValue,
    Person,
    Record,
    Release,
    WorkCandidate,
    WorkItem,
)
from app.storage.repositories import seal_state
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import SHANGHAI

MOMENT = datetime(2026, 5, 7, 10, 0, tzinfo=SHANGHAI)
"""A working Thursday; the legal and the machine's moment of every unit unless a test travels."""

AREA = "longyuan"

R = TypeVar("R", bound=Record)


def test_keys() -> KeyRing:
    """A ring of new random keys that counts as an office's own."""
    return read_keys(new_keys(generated=False))


test_keys.__test__ = False  # type: ignore[attr-defined]


def make_area(unit: UnitOfWork, area_id: str = AREA, **columns: Any) -> Area:
    """A pooling area under the Gansu rules."""
    defaults = {"name": "陇原市", "region": "gansu", "closes_at": None, "number_prefix": "GS"}
    return _added(unit, Area(**{"id": area_id, **defaults, **columns}))


def make_organisation(unit: UnitOfWork, kind: str = "agency", **columns: Any) -> Organisation:
    """An active organisation of a kind."""
    defaults = {
        "area_id": AREA,
        "id": unit.new_id(),
        "kind": kind,
        "name": f"陇原市{kind}",
        "uscc": "",
        "address": "陇原市人民路1号",
        "telephone": "",
        "state": "active",
    }
    return _added(unit, Organisation(**{**defaults, **columns}))


def make_account(unit: UnitOfWork, name: str = "李敏", **columns: Any) -> Account:
    """An account that cannot sign in: its password hash fits no password."""
    account_id = columns.pop("id", None) or unit.new_id()
    defaults = {
        "area_id": AREA,
        "login": f"login-{account_id}",
        "name": name,
        "password_hash": "!",
        "state": "active",
        "session_epoch": 1,
        "second_factor_step": 0,
        "created_at": unit.moment,
    }
    return _added(unit, Account(**{"id": account_id, **defaults, **columns}))


def make_membership(
    unit: UnitOfWork, account: Account, organisation: Organisation, post: str, **columns: Any
) -> Membership:
    """A post that the account holds in the organisation since the beginning of 2026."""
    defaults = {
        "area_id": organisation.area_id,
        "id": unit.new_id(),
        "account_id": account.id,
        "organisation_id": organisation.id,
        "post": post,
        "since": date(2026, 1, 1),
    }
    return _added(unit, Membership(**{**defaults, **columns}))


def make_person(unit: UnitOfWork, id_number: str = "11010519491231002X", **columns: Any) -> Person:
    """An insured person; the default number is the example of GB 11643."""
    area_id, person_id = columns.pop("area_id", AREA), columns.pop("id", None) or unit.new_id()
    name = columns.pop("name", "张明")
    person = Person(
        area_id=area_id,
        id=person_id,
        masked_name=f"{name[0]}*",
        masked_id_number=f"{id_number[:6]}********{id_number[-4:]}",
        name_index=unit.vault.blind_index("person.name", name),
        id_kind="resident_id",
        id_number_index=unit.vault.blind_index("person.id_number", id_number),
        **columns,
    )
    unit.vault.write(person, "name", name)
    unit.vault.write(person, "id_number", id_number)
    return _added(unit, person)


def make_parameter(unit: UnitOfWork, key: str, value: dict[str, Any], **columns: Any) -> ParameterValue:
    """A value `{value, unit}` that the area has set itself, since the beginning of 2026."""
    defaults = {
        "id": unit.new_id(),
        "area_id": AREA,
        "legal_basis": "样例文件",
        "valid_from": date(2026, 1, 1),
        "state": "in_force",
        "set_by": "policy",
        "set_at": unit.moment,
    }
    return _added(unit, ParameterValue(key=key, value=value, **{**defaults, **columns}))


def make_release(unit: UnitOfWork, process_id: str = "ltci_assessment", **columns: Any) -> Release:
    """A released release without files."""
    defaults = {
        "id": unit.new_id(),
        "process_id": process_id,
        "note": "",
        "state": "released",
        "created_by": "author",
        "created_at": unit.moment,
        "released_by": "releaser",
        "released_at": unit.moment,
    }
    return _added(unit, Release(**{**defaults, **columns}))


def make_case(unit: UnitOfWork, **columns: Any) -> CaseFile:
    """An open case with an empty journal."""
    case_id = columns.pop("id", None) or unit.new_id()
    defaults = {
        "area_id": AREA,
        "number": f"GS-2026-{case_id[-5:]}",
        "kind": "ltci_assessment",
        "region": "gansu",
        "party": "张*",
        "subject_kind": "none",
        "complained_of": (),
        "state": "open",
        "channel": "online",
        "opened_by": "applicant",
        "submitted_at": unit.moment,
        "journal_seq": 0,
        "journal_mac": "",
    }
    return _added(unit, CaseFile(**{"id": case_id, **defaults, **columns}))


def make_instance(unit: UnitOfWork, case: CaseFile, release: Release, **columns: Any) -> Instance:
    """A running instance of the case, at version 1, with an empty state."""
    instance_id = columns.pop("id", None) or unit.new_id()
    defaults = {
        "area_id": case.area_id,
        "case_id": case.id,
        "process_id": case.kind,
        "release_id": release.id,
        "version": 1,
        "status": "running",
        "started_at": unit.moment,
        "state": seal_state(unit, case.area_id, instance_id, "{}"),
    }
    return _added(unit, Instance(**{"id": instance_id, **defaults, **columns}))


def make_work_item(unit: UnitOfWork, instance: Instance, **columns: Any) -> WorkItem:
    """An open, unclaimed work item of the agency's intake post."""
    defaults = {
        "area_id": instance.area_id,
        "id": unit.new_id(),
        "case_id": instance.case_id,
        "instance_id": instance.id,
        "task_id": unit.new_id(),
        "case_kind": instance.process_id,
        "process_id": instance.process_id,
        "element_id": "check_materials",
        "path": "",
        "name": "核对申请材料",
        "form_id": "ltci_assessment/check_materials",
        "organisation_kind": "agency",
        "post": "agency_intake",
        "excludes": (),
        "due_at": unit.moment + timedelta(days=5),
        "provisional": False,
        "state": "open",
        "created_at": unit.moment,
    }
    item = WorkItem(**{**defaults, **columns})
    if item.state == "open":
        unit.session.add_all(
            WorkCandidate(area_id=item.area_id, account_id=account, work_item_id=item.id)
            for account in item.candidates or ()
        )
    return _added(unit, item)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Collects the statements that the database is sent while the block runs."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


@contextmanager
def commits(database: Database) -> Iterator[list[object]]:
    """Collects the commits that the database is sent while the block runs."""
    sent: list[object] = []

    def note(connection: object) -> None:
        sent.append(connection)

    event.listen(database.engine, "commit", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "commit", note)


def _added(unit: UnitOfWork, record: R) -> R:
    unit.session.add(record)
    unit.session.flush()
    return record
