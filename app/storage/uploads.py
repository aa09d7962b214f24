"""Uploaded files: those of a case, those that no case has, and the drafts that may still name them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.storage.ids import first_id
from app.storage.records import Attachment, Draft, KeptEntry, PublicDraft
from app.storage.unit_of_work import UnitOfWork


def unsubmitted_before(session: Session, moment: datetime) -> list[tuple[str, str]]:
    """Area and id of the files that were uploaded before a moment of the machine, by area."""
    rows = session.execute(
        select(Attachment.area_id, Attachment.id)
        .where(Attachment.case_id.is_(None), Attachment.id < first_id(moment))
        .order_by(Attachment.area_id, Attachment.id)
    )
    return [(area_id, upload) for area_id, upload in rows]


def unsubmitted_of(session: Session, area_id: str, uploader: str) -> Sequence[str]:
    """The ids of the files that somebody has uploaded."""
    return session.scalars(
        select(Attachment.id).where(
            Attachment.area_id == area_id, Attachment.uploaded_by == uploader, Attachment.case_id.is_(None)
        )
    ).all()


def delete_unsubmitted(session: Session, area_id: str, uploads: Collection[str]) -> Sequence[str]:
    """Deletes their rows, unless a case got one meanwhile; the names under which the files lie."""
    gone = (
        delete(Attachment)
        .where(Attachment.area_id == area_id, Attachment.id.in_(uploads), Attachment.case_id.is_(None))
        .returning(Attachment.stored_as)
        .execution_options(synchronize_session=False)
    )
    return session.scalars(gone).all()


def drafts_in_area(session: Session, area_id: str) -> Iterator[Draft | PublicDraft | KeptEntry]:
    """What has been typed and not been submitted: into tasks, on the public pages, before there is a case."""
    yield from session.scalars(select(Draft).where(Draft.area_id == area_id))
    yield from session.scalars(select(PublicDraft).where(PublicDraft.area_id == area_id))
    yield from session.scalars(select(KeptEntry).where(KeptEntry.area_id == area_id))


def attachment_of(
    unit: UnitOfWork, area_id: str, attachment_id: str, case_id: str | None, account_id: str
) -> Mapping[str, object] | None:
    """A file of the case, or one that the account has just uploaded, as forms keep it."""
    row = unit.session.get(Attachment, (area_id, attachment_id))
    if row is None or not (row.case_id == case_id or (row.case_id is None and row.uploaded_by == account_id)):
        return None
    name = unit.vault.read(row, "name")
    return {"id": row.id, "name": name, "size": row.size, "sha256": row.sha256}


def bind_attachments(session: Session, area_id: str, case_id: str, ids: Collection[str]) -> None:
    """Makes files that were uploaded beforehand the case's own."""
    if ids:
        session.execute(
            update(Attachment)
            .where(Attachment.area_id == area_id, Attachment.id.in_(ids), Attachment.case_id.is_(None))
            .values(case_id=case_id)
        )
