"""What pooling areas set for themselves. Rows are only added; what stands is read from their order."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Clock, ParameterValue

_Place = tuple[str, date, str]


def parameter_rows(session: Session, area_id: str) -> Sequence[ParameterValue]:
    """Everything that an area ever set, in the order in which it was set."""
    return session.scalars(
        select(ParameterValue)
        .where(ParameterValue.area_id == area_id)
        .order_by(ParameterValue.set_at, ParameterValue.id)
    ).all()


def standing(rows: Iterable[ParameterValue]) -> list[ParameterValue]:
    """The values and drafts that stand, by key and first day.

    Of a key and a first day the latest row counts. A value in force takes the place of its draft, a draft
    stands beside the value that it would replace, and a withdrawal takes the draft first, then the value.
    """
    held: dict[_Place, ParameterValue] = {}
    for row in rows:
        draft, value = (row.key, row.valid_from, "draft"), (row.key, row.valid_from, "in_force")
        if row.state == "withdrawn":
            held.pop(draft if draft in held else value, None)
            continue
        if row.state == "in_force":
            held.pop(draft, None)
        held[draft if row.state == "draft" else value] = row
    return sorted(held.values(), key=lambda row: (row.key, row.valid_from, row.state))


def cases_counting_by(session: Session, area_id: str, key: str) -> Sequence[str]:
    """The cases of an area with an open clock whose limit is that parameter."""
    return session.scalars(
        select(Clock.case_id)
        .where(Clock.area_id == area_id, Clock.state != "ended", Clock.rule["limit"].as_string() == key)
        .distinct()
        .order_by(Clock.case_id)
    ).all()
