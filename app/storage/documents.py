"""The letters of a case."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Document


def documents_of(session: Session, area_id: str, case_id: str) -> Sequence[Document]:
    """The letters of a case in the order in which they were issued."""
    return session.scalars(
        select(Document)
        .where(Document.area_id == area_id, Document.case_id == case_id)
        .order_by(Document.issued_at, Document.id)
    ).all()


def latest_document(session: Session, area_id: str, case_id: str, code: str) -> Document | None:
    """The letter of a code that was written last in a case."""
    return session.scalars(
        select(Document)
        .where(Document.area_id == area_id, Document.case_id == case_id, Document.code == code)
        .order_by(Document.issued_at.desc(), Document.id.desc())
        .limit(1)
    ).one_or_none()


def document_numbered(session: Session, area_id: str, code: str, number: str) -> Document | None:
    """The letter of a code that bears a number."""
    return session.scalars(
        select(Document).where(Document.area_id == area_id, Document.code == code, Document.number == number)
    ).one_or_none()
