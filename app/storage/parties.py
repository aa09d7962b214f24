"""A person as a case sees the party: read by itself or together with the case."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session

from app.storage.records import Enrolment, Person


@dataclass(frozen=True)
class Party:
    """A person with the latest period of insurance."""

    person: Person
    enrolment: Enrolment | None


_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])

_LATEST_ENROLMENT = (
    select(Enrolment.id)
    .where(Enrolment.area_id == Person.area_id, Enrolment.person_id == Person.id)
    .order_by(Enrolment.since.desc())
    .limit(1)
    .correlate(Person)
    .scalar_subquery()
)
_LATEST = and_(Enrolment.area_id == Person.area_id, Enrolment.id == _LATEST_ENROLMENT)


def with_enrolment(query: _Query) -> _Query:
    """A query of Person, joined with Enrolment as in Party."""
    return query.outerjoin(Enrolment, _LATEST)


_PARTY = with_enrolment(select(Person, Enrolment)).where(
    Person.area_id == bindparam("of_area"), Person.id == bindparam("of_id")
)


def party_of(session: Session, area_id: str, person_id: str) -> Party | None:
    """A person as a case sees the party."""
    those = {"of_area": area_id, "of_id": person_id}
    row = session.execute(_PARTY, those).one_or_none()
    return Party(*row) if row else None


def person_by_number(session: Session, area_id: str, id_kind: str, id_number_index: str) -> Person | None:
    """The area's person with an identity document, found by the keyed hash of its number."""
    return session.scalars(
        select(Person).where(
            Person.area_id == area_id, Person.id_kind == id_kind, Person.id_number_index == id_number_index
        )
    ).one_or_none()
