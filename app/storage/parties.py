"""A person as a case sees the party: read by itself or together with the case."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Select, and_, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.storage.records import CaseFile, Conclusion, Enrolment, Person


@dataclass(frozen=True)
class Party:
    """A person with the latest period of insurance and the conclusion that was issued last."""

    person: Person
    enrolment: Enrolment | None
    last_conclusion: Conclusion | None


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


def with_history(query: _Query, besides_case: InstrumentedAttribute[str] | BindParameter[str]) -> _Query:
    """A query of Person, joined with Enrolment and Conclusion as in Party; of another case than that one."""
    last_conclusion = (
        select(Conclusion.id)
        .where(
            Conclusion.area_id == Person.area_id,
            Conclusion.person_id == Person.id,
            Conclusion.issued_on.is_not(None),
            Conclusion.case_id != besides_case,
        )
        .order_by(Conclusion.issued_on.desc(), Conclusion.id.desc())
        .limit(1)
        .correlate(Person, CaseFile)
        .scalar_subquery()
    )
    last = and_(Conclusion.area_id == Person.area_id, Conclusion.id == last_conclusion)
    return query.outerjoin(Enrolment, _LATEST).outerjoin(Conclusion, last)


_PARTY = with_history(select(Person, Enrolment, Conclusion), bindparam("besides_case")).where(
    Person.area_id == bindparam("of_area"), Person.id == bindparam("of_id")
)


def party_of(session: Session, area_id: str, person_id: str, besides_case: str) -> Party | None:
    """A person as a case sees the party; the conclusion is of another case than `besides_case`."""
    those = {"of_area": area_id, "of_id": person_id, "besides_case": besides_case}
    row = session.execute(_PARTY, those).one_or_none()
    return Party(*row) if row else None


def person_by_number(session: Session, area_id: str, id_kind: str, id_number_index: str) -> Person | None:
    """The area's person with an identity document, found by the keyed hash of its number."""
    return session.scalars(
        select(Person).where(
            Person.area_id == area_id, Person.id_kind == id_kind, Person.id_number_index == id_number_index
        )
    ).one_or_none()
