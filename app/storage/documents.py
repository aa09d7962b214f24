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
