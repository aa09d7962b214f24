"""Messages that leave an instance: into the outbox, to be delivered in the receiver's own transaction."""

from collections.abc import Mapping
from typing import Any

from app.casework.cases.case_at_hand import CaseAtHand
from app.engine.interface import Step, StepFailed, Throw
from app.storage import due_work
from app.storage.records import Outbox
from app.storage.repositories import add_rows
from app.storage.vault import row_key

_ADDRESSES = {"case", "process", "announce"}


def send_throws(at_hand: CaseAtHand, step: Step) -> None:
    """Puts what a step threw into the outbox, with the work that delivers it."""
    rows = [_row(at_hand, throw) for throw in step.throws]
    add_rows(at_hand.unit, Outbox, rows)
    due_work.put(at_hand.unit, at_hand.area_id, [_delivery(at_hand, row) for row in rows])
    for throw in step.throws:
        at_hand.note(
            "message_sent",
            actor_id=None,
            post=None,
            process_id=throw.node.process_id,
            element_id=throw.node.element_id,
            path="/".join(throw.node.path),
            payload={"message": throw.message, "to": throw.to},
        )


def address_of(throw: Throw) -> dict[str, Any]:
    """To whom a message goes: `{case: id}`, `{process: id}` for a case that it opens, or `{announce: true}`.

    An announcement opens a case of every process of the area that begins with the message; there may be none.
    Raises StepFailed.
    """
    if isinstance(throw.to, str):
        return {"case": throw.to}
    if isinstance(throw.to, Mapping) and len(throw.to.keys() & _ADDRESSES) == 1:
        return dict(throw.to)
    raise StepFailed("消息“{message}”没有收件方", throw.node.element_id, message=throw.message)


def _row(at_hand: CaseAtHand, throw: Throw) -> dict[str, Any]:
    unit, outbox_id = at_hand.unit, at_hand.unit.new_id()
    place = row_key(at_hand.area_id, outbox_id)
    return {
        "area_id": at_hand.area_id,
        "id": outbox_id,
        "kind": "message",
        "unique_key": f"message:{at_hand.instance_id}/{throw.node.task_id}",
        "case_id": at_hand.case.id,
        "instance_id": at_hand.instance_id,
        "message": throw.message,
        "recipient": address_of(throw),
        "payload": unit.vault.seal("outbox.payload", place, throw.payload),
        "state": "waiting",
        "created_at": unit.moment,
        "delivered_at": None,
    }


def _delivery(at_hand: CaseAtHand, row: Mapping[str, Any]) -> due_work.Work:
    return due_work.Work(
        kind="message",
        unique_key=str(row["unique_key"]),
        due_at=at_hand.unit.moment,
        subject=str(row["id"]),
        # Not the sender's case: the delivery locks the receiver alone.
        details={"message": row["message"]},
    )
