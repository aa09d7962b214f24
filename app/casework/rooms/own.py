"""What casework brings itself, announced as the rooms announce theirs: telling people, and withdrawals."""

from collections.abc import Iterator

from app.casework.rooms.room import Produced, Room
from app.casework.rooms.shown import RecordReader, ShownRecord, hidden, plain
from app.casework.telling import notifications
from app.storage.records import Recusal
from app.storage.rows_of_case import latest_of, rows_of_case


def _recusals(reader: RecordReader) -> Iterator[ShownRecord]:
    for row in rows_of_case(reader.unit.session, Recusal, reader.case.area_id, reader.case.id):
        values = {**plain(row, "relation"), "relation_detail": reader.personal(row, "detail", hidden)}
        yield ShownRecord("recusal", row.declared_at, row.account_id, values)


OWN = Room(
    name="casework",
    services=(notifications,),
    shown=(_recusals,),
    produced=(Produced("recusal", latest_of(Recusal)),),
)
