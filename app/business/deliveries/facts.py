"""What forms, tables and letters know of deliveries."""

from datetime import date, datetime
from typing import TypedDict

from app.business.deliveries.queries import deliveries_of
from app.casework.rooms.room import Fact
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork


class Attempt(TypedDict):
    """One attempt to deliver the letter of that code."""

    code: str
    attempt: int
    method: str
    sent_at: datetime
    received_at: date | None
    failed_reason: str | None


def _deliveries(unit: UnitOfWork, case: CaseFile) -> list[Attempt]:
    """Of each kind of letter, the attempts to deliver the last one."""
    rows = deliveries_of(unit.session, case.area_id, case.id)
    last = {document.code: document.id for _, document in rows}
    return [
        {
            "code": document.code,
            "attempt": row.attempt,
            "method": row.method,
            "sent_at": row.sent_at,
            "received_at": row.received_on,
            "failed_reason": unit.vault.read(row, "failed_reason"),
        }
        for row, document in rows
        if document.id == last[document.code]
    ]


FACTS = (Fact("deliveries", _deliveries),)
