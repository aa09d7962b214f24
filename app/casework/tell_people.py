"""Notes for the message lists of the people concerned."""

from collections.abc import Collection
from dataclasses import dataclass

from app.storage.records import CaseFile, Notification
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Message:
    """What is told. `title` is kept open, so it names nobody; `subject` is the id of what it is about."""

    kind: str
    title: str
    text: str
    case_id: str | None = None
    subject: str | None = None


def tell(
    unit: UnitOfWork, case: CaseFile, accounts: Collection[str], *, kind: str, title: str, text: str
) -> None:
    """Leaves the same note about a case for several accounts."""
    message = Message(kind, title, text, case.id)
    for account_id in sorted(accounts):
        leave_message(unit, case.area_id, account_id, message)


def leave_message(unit: UnitOfWork, area_id: str, account_id: str, message: Message) -> None:
    """Puts a message, as yet unread, into the list of one account."""
    note = Notification(
        area_id=area_id,
        id=unit.new_id(),
        account_id=account_id,
        case_id=message.case_id,
        subject=message.subject,
        kind=message.kind,
        title=message.title,
        created_at=unit.moment,
    )
    unit.vault.write(note, "text", message.text)
    unit.session.add(note)
