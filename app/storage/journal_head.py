"""The daily signed head: the ends of all of an area's journals, so that a tail cut later is found.

The heads are chained themselves; copies kept at another site show even a database that was put back whole.
"""

import hmac
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.ciphers import TamperedValue
from app.storage.plain_text import to_text
from app.storage.records import CaseFile, JournalEntry, JournalHead
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import Vault, row_key
from app.workcalendar.moments import day_of

Ends = list[tuple[str, int, str]]


def sign_head(unit: UnitOfWork, area_id: str) -> JournalHead:
    """Signs the ends of all chains of an area for the legal today; a second time on a day changes nothing."""
    today = day_of(unit.moment)
    signed = unit.session.get(JournalHead, (area_id, today))
    if signed is not None:
        return signed
    ends = _ends_now(unit.session, area_id)
    previous = unit.session.scalars(
        select(JournalHead.mac)
        .where(JournalHead.area_id == area_id)
        .order_by(JournalHead.day.desc())
        .limit(1)
    ).one_or_none()
    head = JournalHead(
        area_id=area_id,
        day=today,
        signed_at=unit.moment,
        cases=len(ends),
        ends=unit.vault.seal("journal_head.ends", row_key(area_id, today), ends),
        mac=_mac(unit.vault, previous or "", area_id, today, ends),
    )
    unit.session.add(head)
    return head


def verify_heads(session: Session, vault: Vault, area_id: str) -> tuple[str, ...]:
    """What is wrong with an area's heads, or with journals that no longer reach them; a sentence each."""
    heads = session.scalars(
        select(JournalHead).where(JournalHead.area_id == area_id).order_by(JournalHead.day)
    ).all()
    return tuple(_faults(session, vault, list(heads)))


def _faults(session: Session, vault: Vault, heads: list[JournalHead]) -> Iterator[str]:
    previous, ends = "", []
    for head in heads:
        try:
            ends = vault.open("journal_head.ends", row_key(head.area_id, head.day), head.ends)
        except TamperedValue:
            yield f"{head.day}的封存无法解封"
            return
        if not hmac.compare_digest(head.mac, _mac(vault, previous, head.area_id, head.day, ends)):
            yield f"{head.day}的封存与其前一日不符"
            return
        previous = head.mac
    if heads:
        yield from _missing_ends(session, heads[-1], ends)


def _missing_ends(session: Session, head: JournalHead, ends: list[Any]) -> Iterator[str]:
    """Later heads repeat every end at a later place, so the last one tells of all."""
    found = {
        (case_id, seq): mac
        for case_id, seq, mac in session.execute(
            select(JournalEntry.case_id, JournalEntry.seq, JournalEntry.mac).where(
                JournalEntry.area_id == head.area_id
            )
        )
    }
    for case_id, seq, mac in ends:
        if seq and found.get((case_id, seq)) != mac:
            yield f"案件{case_id}的留痕在{head.day}封存后被截断或改动"


def _ends_now(session: Session, area_id: str) -> Ends:
    rows = session.execute(
        select(CaseFile.id, CaseFile.journal_seq, CaseFile.journal_mac)
        .where(CaseFile.area_id == area_id)
        .order_by(CaseFile.id)
    )
    return [(case_id, seq, mac) for case_id, seq, mac in rows]


def _mac(vault: Vault, previous: str, area_id: str, day: date, ends: object) -> str:
    return vault.journal_mac(f"head\0{previous}\0{area_id}\0{day}\0{to_text(ends)}".encode())
