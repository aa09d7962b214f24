"""Numbers of an area's series, each given once."""

from functools import cache
from typing import Any, cast

from sqlalchemy import Table

from app.storage.records import NumberSeries
from app.storage.unit_of_work import UnitOfWork
from app.storage.upserts import dialect_of, upsert

_SERIES = cast(Table, NumberSeries.__table__)


@cache
def _next_number(dialect: str) -> Any:
    statement = upsert(dialect, _SERIES).values(last=1)
    return statement.on_conflict_do_update(
        index_elements=["area_id", "series"], set_={"last": _SERIES.c.last + 1}
    ).returning(_SERIES.c.last)


def next_number(unit: UnitOfWork, area_id: str, series: str) -> int:
    """The next number of an area's series, from 1; the row stays locked until the unit ends."""
    key = {"area_id": area_id, "series": series}
    return int(unit.session.execute(_next_number(dialect_of(unit)), key).scalar_one())
