"""The rows that a case has in a table, whichever table that is."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import AreaRecord
from app.storage.unit_of_work import UnitOfWork

_Row = TypeVar("_Row", bound=AreaRecord)


def rows_of_case(session: Session, table: type[_Row], area_id: str, case_id: str) -> Sequence[_Row]:
    """The rows of a table with a `case_id`, the first one first."""
    own = (table.area_id == area_id, table.case_id == case_id)  # type: ignore[attr-defined]
    return session.scalars(select(table).where(*own).order_by(table.id)).all()


def latest_of(table: type[AreaRecord]) -> Callable[[UnitOfWork, str, str], object]:
    """Finds the last row of a case; None where it has none."""

    def find(unit: UnitOfWork, area_id: str, case_id: str) -> object:
        rows = rows_of_case(unit.session, table, area_id, case_id)
        return rows[-1] if rows else None

    return find


def all_of(table: type[AreaRecord]) -> Callable[[UnitOfWork, str, str], object]:
    """Finds all rows of a case, as a list."""
    return lambda unit, area_id, case_id: list(rows_of_case(unit.session, table, area_id, case_id))
