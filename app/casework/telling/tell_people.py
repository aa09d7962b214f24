"""Notes for the message lists of the people concerned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.sentences import Sentence, from_plain
from app.storage.records import CaseFile, Notification
from app.storage.subjects import kept_away
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Message:
    """What is told. `title` is kept open, so it names nobody; `subject` is the id of what it is about."""

    kind: str
    title: Sentence | str
    text: Sentence | str
    case_id: str | None = None
    subject: str | None = None


def tell(
    unit: UnitOfWork,
    case: CaseFile,
    accounts: Collection[str],
    *,
    kind: str,
    title: Sentence | str,
    text: Sentence | str,
) -> list[str]:
    """Leaves the same note about a case for several accounts, and answers with those that got it.

    Whom the case is directed against is told nothing of it.
    """
    message = Message(kind, title, text, case.id)
    told = sorted(set(accounts) - kept_away(unit.session, case, day_of(unit.moment)))
    for account_id in told:
        leave_message(unit, case.area_id, account_id, message)
    return told


def leave_message(unit: UnitOfWork, area_id: str, account_id: str, message: Message) -> None:
    """Puts a message, as yet unread, into the list of one account."""
    note = Notification(
        area_id=area_id,
        id=unit.new_id(),
        account_id=account_id,
        case_id=message.case_id,
        subject=message.subject,
        kind=message.kind,
        title=str(message.title),
        created_at=unit.moment,
    )
    unit.vault.write(note, "text", {"title": _plain(message.title), "text": _plain(message.text)})
    unit.session.add(note)


def what_was_told(unit: UnitOfWork, note: Notification) -> tuple[Sentence | str, Sentence | str]:
    """Title and text of a note, to be put into its reader's language; older notes are Chinese texts."""
    kept = unit.vault.read(note, "text")
    if not isinstance(kept, Mapping):
        return note.title, str(kept or "")
    return from_plain(kept["title"]), from_plain(kept["text"])


def _plain(text: Sentence | str) -> object:
    return text.to_plain() if isinstance(text, Sentence) else text
