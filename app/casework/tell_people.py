"""Notes for the message lists of the people concerned."""

from collections.abc import Collection

from app.storage.records import CaseFile, Notification
from app.storage.unit_of_work import UnitOfWork


def tell(
    unit: UnitOfWork, case: CaseFile, accounts: Collection[str], *, kind: str, title: str, text: str
) -> None:
    """Leaves the same note about a case for several accounts; `title` is kept open, so it names nobody."""
    for account_id in sorted(accounts):
        note = Notification(
            area_id=case.area_id,
            id=unit.new_id(),
            account_id=account_id,
            case_id=case.id,
            kind=kind,
            title=title,
            created_at=unit.moment,
        )
        unit.vault.write(note, "text", text)
        unit.session.add(note)
