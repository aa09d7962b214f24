"""Deliveries of letters, as the room finds them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.business.deliveries.records import Delivery
from app.storage.records import Document


def deliveries_of(session: Session, area_id: str, case_id: str) -> list[tuple[Delivery, Document]]:
    """The attempts to deliver the letters of a case, letter by letter in the order of issue."""
    of_letter = (Document.area_id == Delivery.area_id) & (Document.id == Delivery.document_id)
    rows = session.execute(
        select(Delivery, Document)
        .join(Document, of_letter)
        .where(Delivery.area_id == area_id, Delivery.case_id == case_id)
        .order_by(Document.issued_at, Document.id, Delivery.attempt)
    )
    return [(delivery, document) for delivery, document in rows]


def count_deliveries(session: Session, area_id: str, case_id: str, document_id: str | None) -> int:
    """How often the delivery of a document has been tried."""
    statement = select(func.count()).where(
        Delivery.area_id == area_id, Delivery.case_id == case_id, Delivery.document_id == document_id
    )
    return session.scalars(statement).one()
