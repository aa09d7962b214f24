"""What was published and said against it, as a case's page shows it."""

from collections.abc import Iterator

from app.business.public_notices.records import Objection, PublicNotice
from app.casework.rooms.shown import RecordReader, ShownRecord, plain
from app.domain.masking import mask_id_number, mask_name, mask_phone
from app.storage.rows_of_case import rows_of_case


def show(reader: RecordReader) -> Iterator[ShownRecord]:
    """The notices of the case, and the objections that are cases of their own."""
    session, area_id, case_id = reader.unit.session, reader.case.area_id, reader.case.id
    for notice in rows_of_case(session, PublicNotice, area_id, case_id):
        yield _notice(reader, notice)
    for objection in rows_of_case(session, Objection, area_id, case_id):
        yield from _objection(reader, objection)


def _notice(reader: RecordReader, row: PublicNotice) -> ShownRecord:
    values = {
        **plain(row, "scope", "content", "ends_on", "state"),
        "notice_type": row.kind,
        "channel": row.channels,
        "start": row.starts_on,
        "publisher": reader.office(row.publisher_id),
        **reader.opened(row, "withdrawn_reason"),
    }
    return ShownRecord("notice", row.published_at, row.published_by, values)


def _objection(reader: RecordReader, row: Objection) -> Iterator[ShownRecord]:
    values = {
        **plain(row, "id_kind", "state"),
        "name": reader.personal(row, "name", mask_name),
        "id_number": reader.personal(row, "id_number", mask_id_number),
        "phone": reader.personal(row, "telephone", mask_phone),
        **reader.opened(row, "facts"),
    }
    yield ShownRecord("objection", row.raised_at, row.raised_by, values)
    if row.closed_at is not None:
        found = {"finding": row.finding, **reader.opened(row, "basis")}
        yield ShownRecord("finding", row.closed_at, row.closed_by, found)
