"""A complaint as its case's page shows it: who complained is in the form, for those alone who may read it."""

from collections.abc import Iterator

from app.business.complaints.records import Complaint
from app.casework.rooms.shown import RecordReader, ShownRecord, plain
from app.storage.rows_of_case import rows_of_case


def show(reader: RecordReader) -> Iterator[ShownRecord]:
    """The complaint of the case, and how it was closed."""
    for row in rows_of_case(reader.unit.session, Complaint, reader.case.area_id, reader.case.id):
        yield ShownRecord(
            "complaint", row.registered_at, row.registered_by, plain(row, "source", "kind", "anonymous")
        )
        if row.closed_at:
            values = plain(row, "handling", "finding", "transferred_to")
            yield ShownRecord("complaint_closed", row.closed_at, row.closed_by, values)
