"""Forms that were handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.storage.plain_rows import plain_rows
from app.storage.records import Submission
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key


def submissions_of(session: Session, area_id: str, case_id: str) -> Sequence[Submission]:
    """The forms that were submitted in a case, in order."""
    return session.scalars(
        select(Submission)
        .where(Submission.area_id == area_id, Submission.case_id == case_id)
        .order_by(Submission.submitted_at, Submission.id)
    ).all()


@dataclass(frozen=True)
class Submitted:
    """A form that was handed in, with its opened values."""

    id: str
    element_id: str
    form_id: str
    form_version: str
    values: Any
    scope: str


def opened_submissions(unit: UnitOfWork, area_id: str, case_id: str) -> list[Submitted]:
    """All submitted forms of a case, the last one of an element at the end."""
    rows = plain_rows(unit.session, _SUBMISSIONS, {"of_area": area_id, "of_case": case_id})
    return [_submitted(unit, area_id, row) for row in rows]


def _submitted(unit: UnitOfWork, area_id: str, row: Row[Any]) -> Submitted:
    values = unit.vault.open("submission.values", row_key(area_id, row.id), row.sealed)
    return Submitted(row.id, row.element_id, row.form_id, row.form_version, values, row.scope)


_SUBMISSIONS = (
    select(
        Submission.id,
        Submission.element_id,
        Submission.form_id,
        Submission.form_version,
        Submission.scope,
        Submission.values.label("sealed"),
    )
    .where(Submission.area_id == bindparam("of_area"), Submission.case_id == bindparam("of_case"))
    .order_by(Submission.submitted_at, Submission.id)
)
