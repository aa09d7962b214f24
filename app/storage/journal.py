"""The case journal: one chain a case, each line bound to the line before it by a keyed hash.

Lines are collected during a unit of work and written at its end in one statement.
"""

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.domain.errors import ConcurrentChange, NotFound
from app.storage.ciphers import TamperedValue
from app.storage.plain_text import to_text
from app.storage.records import CaseFile, JournalEntry
from app.storage.vault import Vault, row_key

_ENTRIES = cast(Table, JournalEntry.__table__)
_CASES = cast(Table, CaseFile.__table__)

# Built once: every step of every case executes these.
_OF_CASE = (_CASES.c.area_id == bindparam("of_area")) & (_CASES.c.id == bindparam("of_case"))
_READ_END = select(_CASES.c.journal_seq, _CASES.c.journal_mac).where(_OF_CASE)
_LOCK_END = _READ_END.with_for_update()
_MOVE_END = update(_CASES).where(_OF_CASE, _CASES.c.journal_seq == bindparam("of_seq"))
_ADD_LINES = insert(_ENTRIES)
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Line:
    """What happened, and where. `actor_id` is null where the machine acted; `payload` is plain data, sealed.

    `path` tells the visits of a diagram that is called from several places: see JournalEntry.
    """

    kind: str
    actor_id: str | None = None
    post: str | None = None
    instance_id: str | None = None
    process_id: str | None = None
    element_id: str | None = None
    path: str | None = None
    task_id: str | None = None
    form_version: str | None = None
    payload: Mapping[str, object] | None = None


@dataclass
class _Chain:
    seq: int
    mac: str
    rows: list[dict[str, object]] = field(default_factory=list)


class Journal:
    """The journal of one unit of work."""

    def __init__(self, session: Session, vault: Vault, moment: datetime, machine_moment: datetime) -> None:
        self._session, self._vault = session, vault
        self._moment, self._machine_moment = moment, machine_moment
        self._moments = (_in_utc(moment), _in_utc(machine_moment))
        self._chains: dict[tuple[str, str], _Chain] = {}

    def know_end(self, area_id: str, case_id: str, seq: int, mac: str) -> None:
        """Tells the end of a case's chain to who has just read it under the case's lock; saves a query."""
        self._chains.setdefault((area_id, case_id), _Chain(seq, mac))

    def append(self, area_id: str, case_id: str, line: Line) -> None:
        """Adds a line at the end of the case's journal. Raises NotFound where there is no such case."""
        chain = self._chain(area_id, case_id)
        row = self._row(area_id, case_id, chain.seq + 1, line)
        row["mac"] = _entry_mac(self._vault, chain.mac, self._moments, row)
        chain.seq, chain.mac = chain.seq + 1, str(row["mac"])
        chain.rows.append(row)

    def write(self) -> None:
        """Writes what was appended; the unit of work calls it before it commits."""
        pending = {key: chain for key, chain in self._chains.items() if chain.rows}
        rows = [row for chain in pending.values() for row in chain.rows]
        if not rows:
            return
        for (area_id, case_id), chain in pending.items():
            self._move_end(area_id, case_id, chain)
        self._session.execute(_ADD_LINES, rows)
        for chain in pending.values():
            chain.rows.clear()

    def _chain(self, area_id: str, case_id: str) -> _Chain:
        if (area_id, case_id) not in self._chains:
            found = self._session.execute(_LOCK_END, _case(area_id, case_id)).one_or_none()
            if found is None:
                raise NotFound()
            self.know_end(area_id, case_id, found.journal_seq, found.journal_mac)
        return self._chains[area_id, case_id]

    def _move_end(self, area_id: str, case_id: str, chain: _Chain) -> None:
        before = {**_case(area_id, case_id), "of_seq": chain.seq - len(chain.rows)}
        after = {"journal_seq": chain.seq, "journal_mac": chain.mac}
        moved = self._session.execute(_MOVE_END, {**before, **after})
        if cast(CursorResult[Any], moved).rowcount != 1:
            raise ConcurrentChange()

    def _row(self, area_id: str, case_id: str, seq: int, line: Line) -> dict[str, object]:
        row: dict[str, object] = {
            "area_id": area_id,
            "case_id": case_id,
            "seq": seq,
            "at": self._moment,
            "machine_at": self._machine_moment,
            "actor_id": line.actor_id,
            "post": line.post,
            "kind": line.kind,
            "instance_id": line.instance_id,
            "process_id": line.process_id,
            "element_id": line.element_id,
            "path": line.path,
            "task_id": line.task_id,
            "form_version": line.form_version,
            "payload": None,
            "payload_mac": None,
        }
        if line.payload is not None:
            place = row_key(area_id, case_id, seq)
            text = to_text(line.payload)
            row["payload"] = self._vault.seal_bytes("journal_entry.payload", place, text.encode("utf-8"))
            row["payload_mac"] = payload_mac(self._vault, place, text)
        return row


def _case(area_id: str, case_id: str) -> dict[str, object]:
    return {"of_area": area_id, "of_case": case_id}


_BOUND = (
    "area_id", "case_id", "seq", "actor_id", "post", "kind", "instance_id", "process_id", "element_id",
    "task_id", "form_version", "payload_mac",
)  # fmt: skip


def entry_mac(vault: Vault, previous: str, row: Mapping[str, Any]) -> str:
    """The hash that binds a line (its columns by name) to the hash of the line before, "" for the first."""
    return _entry_mac(vault, previous, (_in_utc(row["at"]), _in_utc(row["machine_at"])), row)


def _entry_mac(vault: Vault, previous: str, moments: tuple[str, str], row: Mapping[str, Any]) -> str:
    content = [previous, *moments, *(row[name] for name in _BOUND)]
    if row["path"] is not None:
        # Lines of before have none, and keep the hash that they were written with.
        content.append(row["path"])
    return vault.journal_mac(_ENCODER.encode(content).encode("utf-8"))


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def payload_mac(vault: Vault, place: str, text: str) -> str:
    """The hash of the payload, as text, that stands at a place (see row_key).

    It is chained instead of the payload itself, so that a payload whose retention is over can be erased, and
    a new key can seal it again, without breaking the chain.
    """
    return vault.journal_mac(f"payload\0{place}\0{text}".encode())


def verify(session: Session, vault: Vault, area_id: str, case_id: str) -> tuple[str, ...]:
    """What is wrong with a case's journal, a sentence each; nothing for a whole one."""
    case = session.execute(_READ_END, _case(area_id, case_id)).one_or_none()
    if case is None:
        return (f"案件 {case_id} 不存在",)
    rows = session.execute(
        select(_ENTRIES)
        .where(_ENTRIES.c.area_id == area_id, _ENTRIES.c.case_id == case_id)
        .order_by(_ENTRIES.c.seq)
    ).mappings()
    return tuple(_faults(vault, [dict(row) for row in rows], case.journal_seq, case.journal_mac))


def _faults(vault: Vault, rows: list[dict[str, Any]], end_seq: int, end_mac: str) -> Iterator[str]:
    previous = ""
    for expected, row in enumerate(rows, start=1):
        if row["seq"] != expected:
            yield f"第{expected}条缺失，其后是第{row['seq']}条"
            return
        if not hmac.compare_digest(row["mac"], entry_mac(vault, previous, row)):
            yield f"第{expected}条与其前文不符"
            return
        yield from _payload_faults(vault, row)
        previous = row["mac"]
    if (len(rows), previous) != (end_seq, end_mac):
        yield f"案件记载末条为第{end_seq}条，留痕止于第{len(rows)}条"


def _payload_faults(vault: Vault, row: Mapping[str, Any]) -> Iterator[str]:
    if row["payload"] is None:
        if row["payload_mac"] is not None:
            yield f"第{row['seq']}条的内容已缺失"
        return
    place = row_key(row["area_id"], row["case_id"], row["seq"])
    try:
        payload = vault.open("journal_entry.payload", place, row["payload"])
    except TamperedValue:
        yield f"第{row['seq']}条的内容无法解封"
        return
    if payload_mac(vault, place, to_text(payload)) != row["payload_mac"]:
        yield f"第{row['seq']}条的内容与其摘要不符"
