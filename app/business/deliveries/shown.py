"""Deliveries as a case's page shows them."""

from collections.abc import Iterator

from app.business.deliveries.records import Delivery
from app.casework.rooms.shown import RecordReader, ShownRecord, plain
from app.domain.masking import mask_name
from app.storage.rows_of_case import rows_of_case


def show(reader: RecordReader) -> Iterator[ShownRecord]:
    """Every attempt to deliver a letter of the case."""
    for row in rows_of_case(reader.unit.session, Delivery, reader.case.area_id, reader.case.id):
        values = {
            **plain(row, "attempt", "method", "sent_at", "late_reason"),
            "document": reader.letter_title(row.document_id),
            "received_at": row.received_on,
            "recipient": reader.personal(row, "recipient", mask_name),
            "collected_by": reader.personal(row, "collected_by", mask_name),
            **reader.opened(row, "failed_reason"),
        }
        yield ShownRecord("delivery", row.recorded_at, row.recorded_by, values)
