"""The working days of an area: the notices entered here, and its closing time."""

from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select, true
from sqlalchemy.orm import Session

from app.domain.errors import NotFound
from app.storage.plain_rows import plain_rows
from app.storage.records import Area
from app.storage.records import YearNotice as YearNoticeRow
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.notices import Holiday, YearNotice


def year_notices(session: Session) -> list[YearNotice]:
    """The holiday notices that administrators entered."""
    return [_notice(row) for row in plain_rows(session, _NOTICES)]


_NOTICES = select(*YearNoticeRow.__table__.columns)
_OF_AREA = select(Area.closes_at, *YearNoticeRow.__table__.columns).outerjoin(YearNoticeRow, true())
_CALENDAR = _OF_AREA.where(Area.id == bindparam("of_area"))


def calendar_of(unit: UnitOfWork, area_id: str) -> WorkCalendar:
    """Working days by the notices entered here, and the area's closing time. Raises NotFound."""
    rows = plain_rows(unit.session, _CALENDAR, {"of_area": area_id})
    if not rows:
        raise NotFound()
    return WorkCalendar([_notice(row) for row in rows if row.year is not None], closes_at=rows[0].closes_at)


def _notice(row: Row[Any]) -> YearNotice:
    return YearNotice(
        year=row.year,
        title=row.title,
        number=row.number,
        issued_on=row.issued_on,
        holidays=tuple(
            Holiday(each["name"], date.fromisoformat(each["first"]), date.fromisoformat(each["last"]))
            for each in row.holidays
        ),
        makeup_days=frozenset(map(date.fromisoformat, row.makeup_days)),
        revision=row.revision,
    )
