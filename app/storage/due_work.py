"""The table of due work: what is to be done by machine, put with the change that causes it.

Who does it takes it: under the lock of its case, and only if it is still wanted and due.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from app.domain.errors import NotFound
from app.storage.records import DueWork, Lease
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork
from app.storage.upserts import dialect_of, upsert

_DUE = cast(Table, DueWork.__table__)
_LEASES = cast(Table, Lease.__table__)

AT_ONCE = 500
"""Works to put in one statement: SQLite takes about 32,000 values."""


@dataclass(frozen=True)
class Work:
    """Something to be done at a legal moment. The same `unique_key` in an area is put once.

    `details` holds ids and names only, never personal data.
    """

    kind: str
    unique_key: str
    due_at: datetime
    subject: str
    case_id: str | None = None
    instance_id: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@cache
def _putting(dialect: str) -> Any:
    statement = upsert(dialect, _DUE).on_conflict_do_nothing(index_elements=["area_id", "unique_key"])
    return statement.returning(_DUE.c.id)


def put(unit: UnitOfWork, area_id: str, works: Collection[Work]) -> tuple[str, ...]:
    """Puts work into the table, in one statement; the ids of what was not there yet."""
    if not works:
        return ()
    rows = [_row(unit, area_id, work) for work in works]
    return tuple(unit.session.execute(_putting(dialect_of(unit)), rows).scalars())


_WAITING_ABOUT = update(_DUE).where(
    _DUE.c.area_id == bindparam("of_area"),
    _DUE.c.subject.in_(bindparam("of_subjects", expanding=True)),
    _DUE.c.state == "waiting",
)


def move(unit: UnitOfWork, area_id: str, subject: str, due_at: datetime) -> None:
    """Gives waiting work about a subject another due moment."""
    those = {"of_area": area_id, "of_subjects": [subject]}
    unit.session.execute(_WAITING_ABOUT, {**those, "due_at": due_at})


def cancel(unit: UnitOfWork, area_id: str, subjects: Collection[str]) -> None:
    """Withdraws waiting work about subjects that are gone."""
    if subjects:
        those = {"of_area": area_id, "of_subjects": list(subjects)}
        unit.session.execute(_WAITING_ABOUT, {**those, "state": "cancelled", "done_at": unit.moment})


def due_ids(
    session: Session, moment: datetime, machine_moment: datetime, limit: int = 100
) -> tuple[str, ...]:
    """What is due at the legal moment and not put off by a failed attempt, the oldest first."""
    put_off = or_(_DUE.c.retry_at.is_(None), _DUE.c.retry_at <= machine_moment)
    return tuple(
        session.execute(
            select(_DUE.c.id)
            .where(_DUE.c.state == "waiting", _DUE.c.due_at <= moment, put_off)
            .order_by(_DUE.c.due_at, _DUE.c.id)
            .limit(limit)
        ).scalars()
    )


def next_due(session: Session) -> datetime | None:
    """The legal moment of the first waiting work, if there is any."""
    return session.execute(select(func.min(_DUE.c.due_at)).where(_DUE.c.state == "waiting")).scalar_one()


def take(unit: UnitOfWork, due_id: str) -> DueWork | None:
    """The work, locked together with its case; None if it is done, withdrawn, or not due yet."""
    place = unit.session.execute(
        select(_DUE.c.area_id, _DUE.c.case_id).where(_DUE.c.id == due_id, _DUE.c.state == "waiting")
    ).one_or_none()
    if place is None:
        return None
    if place.case_id is not None:
        # The case first, as everywhere: the other way round two processes would wait for each other.
        load_case(unit, place.area_id, place.case_id)
    return unit.session.scalars(
        select(DueWork)
        .where(
            DueWork.area_id == place.area_id,
            DueWork.id == due_id,
            DueWork.state == "waiting",
            DueWork.due_at <= unit.moment,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def finish(unit: UnitOfWork, work: DueWork) -> None:
    """Marks work that was taken as done, in the transaction of what it did."""
    work.state, work.done_at, work.last_error = "done", unit.moment, None
    unit.session.flush()


def count_attempt(unit: UnitOfWork, due_id: str) -> int:
    """Counts an attempt, in a unit of its own before the work; the number of this attempt, from 1.

    Raises NotFound for work that is not waiting.
    """
    number = unit.session.execute(
        update(_DUE)
        .where(_DUE.c.id == due_id, _DUE.c.state == "waiting")
        .values(attempts=_DUE.c.attempts + 1)
        .returning(_DUE.c.attempts)
    ).scalar_one_or_none()
    if number is None:
        raise NotFound()
    return int(number)


def put_off(unit: UnitOfWork, due_id: str, error: str, wait: timedelta) -> None:
    """Notes a failed attempt and lets the work wait for a while of machine time."""
    _note(unit, due_id, last_error=error, retry_at=unit.machine_moment + wait)


def park(unit: UnitOfWork, due_id: str, error: str) -> None:
    """Sets work aside that failed too often; a person decides what becomes of it."""
    _note(unit, due_id, last_error=error, state="parked")


def unpark(unit: UnitOfWork, area_id: str, due_id: str) -> None:
    """Lets parked work be tried again from the first attempt."""
    unit.session.execute(
        update(_DUE)
        .where(_DUE.c.area_id == area_id, _DUE.c.id == due_id, _DUE.c.state == "parked")
        .values(state="waiting", attempts=0, retry_at=None)
    )


def hold_lease(unit: UnitOfWork, name: str, holder: str, length: timedelta) -> bool:
    """Takes or prolongs a lease for a length of machine time; false while another process holds it."""
    until = unit.machine_moment + length
    statement = upsert(dialect_of(unit), _LEASES).values(name=name, holder=holder, until=until)
    mine_or_over = (_LEASES.c.holder == holder) | (_LEASES.c.until < unit.machine_moment)
    held = unit.session.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"holder": holder, "until": until}, where=mine_or_over
        ).returning(_LEASES.c.name)
    )
    return held.scalar_one_or_none() is not None


def _note(unit: UnitOfWork, due_id: str, **changes: object) -> None:
    unit.session.execute(update(_DUE).where(_DUE.c.id == due_id, _DUE.c.state == "waiting").values(**changes))


def _row(unit: UnitOfWork, area_id: str, work: Work) -> dict[str, object]:
    return {
        "area_id": area_id,
        "id": unit.new_id(),
        "kind": work.kind,
        "unique_key": work.unique_key,
        "due_at": work.due_at,
        "case_id": work.case_id,
        "instance_id": work.instance_id,
        "subject": work.subject,
        "details": dict(work.details),
        "state": "waiting",
        "attempts": 0,
        "created_at": unit.moment,
    }
