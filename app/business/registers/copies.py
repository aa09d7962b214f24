"""Province-wide entries: copied to every area of the province through the outbox, and asked there."""

from collections.abc import Mapping
from typing import Any

from app.business.registers import queries
from app.business.registers.records import STANDING, RegisterChange, RegisterEntry
from app.business.registers.rules import keep_declaration
from app.business.registers.subjects import in_area
from app.business.registers.waking import wake_running
from app.casework.releases.register_declarations import read_register
from app.storage import due_work
from app.storage.records import Area, DueWork, Outbox
from app.storage.unit_of_work import UnitOfWork

WORK = "register_copy"
_OF_ENTRY = (
    "register", "subject_kind", "subject_key", "shown", "scope", "home_area_id", "case_id", "declaration",
    "days", "leads_begun", "made_by", "entered_at",
)  # fmt: skip
_OF_LINE = (*STANDING, "number", "act", "effective_on", "case_id", "changed_by", "changed_at")


def send_copies(unit: UnitOfWork, entry: RegisterEntry) -> None:
    """Puts the entry as it stands now into the outbox for every other area of the province."""
    if entry.scope != "province" or entry.home_area_id != entry.area_id:
        return
    area = unit.session.get_one(Area, entry.area_id)
    for other in queries.other_areas_of_province(unit.session, area):
        _send(unit, entry, other)


def send_lacking(unit: UnitOfWork) -> int:
    """The same for what an area does not have, because it was laid later; how many copies."""
    sent = 0
    for area in queries.all_areas(unit.session):
        others = queries.other_areas_of_province(unit.session, area)
        for other, entry_id in queries.lacking_copies(unit.session, area.id, others):
            sent += _send(unit, unit.session.get_one(RegisterEntry, (area.id, entry_id)), other)
    return sent


def receive_copy(unit: UnitOfWork, work: DueWork) -> None:
    """Writes the copy into the receiving area, in a transaction of its own, and wakes what runs there."""
    sent = unit.session.get_one(Outbox, (work.area_id, work.subject))
    if sent.state == "waiting":
        content = unit.vault.read(sent, "payload")
        _write(unit, str(sent.recipient["area"]), content)
        sent.state, sent.delivered_at = "delivered", unit.moment
    due_work.finish(unit, work)


def _send(unit: UnitOfWork, entry: RegisterEntry, other: str) -> int:
    key = f"register_copy:{entry.id}/{entry.version}/{other}"
    outbox_id = unit.new_id()
    work = due_work.Work(WORK, key, unit.moment, subject=outbox_id)
    if not due_work.put(unit, entry.area_id, [work]):
        return 0
    row = Outbox(
        area_id=entry.area_id,
        id=outbox_id,
        kind=WORK,
        unique_key=key,
        case_id=entry.case_id,
        instance_id=None,
        message=None,
        recipient={"area": other},
        state="waiting",
        created_at=unit.moment,
        delivered_at=None,
    )
    unit.vault.write(row, "payload", _content(unit, entry))
    unit.session.add(row)
    unit.session.flush()
    return 1


def _content(unit: UnitOfWork, entry: RegisterEntry) -> dict[str, Any]:
    kept = queries.declaration_of(unit.session, entry.declaration)
    return {
        "id": entry.id,
        "entry": {name: getattr(entry, name) for name in _OF_ENTRY},
        "name": unit.vault.read(entry, "name"),
        "declaration": kept.text if kept else "",
        "lines": [
            {
                "id": line.id,
                "line": {name: getattr(line, name) for name in _OF_LINE},
                "details": unit.vault.read(line, "details"),
                "reason": unit.vault.read(line, "reason"),
            }
            for line in queries.history_of(unit.session, entry.area_id, entry.id)
        ],
    }


def _write(unit: UnitOfWork, area_id: str, content: Mapping[str, Any]) -> None:
    """Adds the lines that the area does not have yet; what is older than its copy changes nothing."""
    copy = queries.locked_entry(unit.session, area_id, content["id"])
    known = copy.version if copy else 0
    new = [each for each in content["lines"] if each["line"]["number"] > known]
    if not new:
        return
    if copy is None:
        copy = _new_copy(unit, area_id, content)
    last = new[-1]
    for name in STANDING:
        setattr(copy, name, last["line"][name])
    unit.vault.write(copy, "details", last["details"])
    copy.version = last["line"]["number"]
    unit.session.add(copy)
    for each in new:
        line = RegisterChange(area_id=area_id, id=each["id"], entry_id=copy.id, **each["line"])
        unit.vault.write(line, "details", each["details"])
        unit.vault.write(line, "reason", each["reason"])
        unit.session.add(line)
    unit.session.flush()
    wake_running(unit, copy)


def _new_copy(unit: UnitOfWork, area_id: str, content: Mapping[str, Any]) -> RegisterEntry:
    said = content["entry"]
    keep_declaration(unit, read_register(said["register"], content["declaration"]))
    subject_id = in_area(unit, area_id, said["subject_kind"], said["subject_key"])
    copy = RegisterEntry(area_id=area_id, id=content["id"], subject_id=subject_id, **said)
    unit.vault.write(copy, "name", content["name"])
    return copy
