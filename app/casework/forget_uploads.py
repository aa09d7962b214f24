"""Deleting files that were uploaded with a draft of the public pages and never submitted."""

from collections.abc import Collection

from app.casework.attachments import stored_path
from app.storage.public_access import unsubmitted_uploads
from app.storage.unit_of_work import UnitOfWork


def forget_uploads(unit: UnitOfWork, uploaders: Collection[str]) -> None:
    """Deletes rows and files of those who uploaded them, as far as no case has them."""
    for row in unsubmitted_uploads(unit.session, uploaders):
        unit.session.delete(row)
        stored_path(unit, row.stored_as).unlink(missing_ok=True)
