"""Deleting what was uploaded and never submitted: at once at a wish, otherwise seven days later.

The row goes first, and with it, in one transaction, comes the work that deletes the file: whatever dies in
between, no row is left without its file, and no file stays for which nobody is left to answer.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from itertools import groupby

from app.casework.papers.attachments import stored_path
from app.storage import due_work
from app.storage.kept_entries import forget_entries
from app.storage.public_access import forget_drafts
from app.storage.records import DueWork
from app.storage.unit_of_work import UnitOfWork
from app.storage.uploads import (
    delete_unsubmitted,
    drafts_in_area,
    unsubmitted_before,
    unsubmitted_of,
)

KEPT = timedelta(days=7)
"""How long, on the machine's clock, a file is kept that is neither submitted nor named by a draft, and a
draft of the public pages with which nobody goes on.
"""


def forget_unsubmitted(unit: UnitOfWork) -> int:
    """Forgets all drafts and files whose time is over; how many files. A second run finds nothing more."""
    before = unit.machine_moment - KEPT
    forget_drafts(unit.session, before)
    forget_entries(unit.session, unit.machine_moment)
    old = unsubmitted_before(unit.session, before)
    return sum(
        _delete(unit, area_id, {upload for _, upload in found} - set(_named_by_drafts(unit, area_id)))
        for area_id, found in groupby(old, key=lambda each: each[0])
    )


def forget_uploads(unit: UnitOfWork, area_id: str, uploader: str) -> None:
    """Deletes what somebody uploaded, as far as no case has it."""
    _delete(unit, area_id, unsubmitted_of(unit.session, area_id, uploader))


def delete_file(unit: UnitOfWork, work: DueWork) -> None:
    """Deletes the file whose row is gone; it may be gone already."""
    stored_path(unit, work.subject).unlink(missing_ok=True)
    due_work.finish(unit, work)


def _delete(unit: UnitOfWork, area_id: str, uploads: Collection[str]) -> int:
    wanted, deleted = sorted(uploads), 0
    for start in range(0, len(wanted), due_work.AT_ONCE):
        files = delete_unsubmitted(unit.session, area_id, wanted[start : start + due_work.AT_ONCE])
        works = [due_work.Work("delete_file", f"delete_file:{file}", unit.moment, file) for file in files]
        deleted += len(due_work.put(unit, area_id, works))
    return deleted


def _named_by_drafts(unit: UnitOfWork, area_id: str) -> Iterator[str]:
    """The texts in the drafts of an area, among them the ids of files."""
    for draft in drafts_in_area(unit.session, area_id):
        yield from _texts(unit.vault.read(draft, "values"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
