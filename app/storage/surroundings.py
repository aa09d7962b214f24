"""What surrounds somebody at work: read in one statement, for every page begins with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session

from app.storage.absences import in_force
from app.storage.plain_rows import plain_rows
from app.storage.records import Absence, Account, Area, Deployment, Notification, Organisation

THIRD_PARTY_WORKS = exists().where(
    Organisation.area_id == bindparam("of_area"), Organisation.kind == "tpa", Organisation.state == "active"
)
"""Whether a third party works for the area of the parameter `of_area`."""


@dataclass(frozen=True)
class Surroundings:
    """The area in which somebody works, by name, and what is there for the person today.

    `absent` are the colleagues in whose place the person stands, by account with their names; `unread` is the
    number of messages; `deployed` names the release that new cases of each process follow.
    """

    area_name: str
    third_party_works: bool
    unread: int
    absent: Mapping[str, str]
    deployed: Mapping[str, str]


_UNREAD = (
    select(func.count())
    .where(
        Notification.area_id == bindparam("of_area"),
        Notification.account_id == bindparam("of_account"),
        Notification.read_at.is_(None),
    )
    .scalar_subquery()
)
_STANDS_IN = and_(
    Absence.area_id == Area.id,
    Absence.substitute_id == bindparam("of_account"),
    in_force(bindparam("on_day", type_=Date)),
)
_IN_USE = and_(
    Deployment.area_id == Area.id,
    Deployment.withdrawn_at.is_(None),
    Deployment.first_day <= bindparam("on_day", type_=Date),
)
_SURROUNDINGS = (
    select(
        Area.name.label("area_name"),
        THIRD_PARTY_WORKS.label("third_party_works"),
        _UNREAD.label("unread"),
        Absence.account_id.label("absent"),
        Account.name.label("absent_name"),
        Deployment.process_id,
        Deployment.release_id,
    )
    .select_from(Area)
    .outerjoin(Absence, _STANDS_IN)
    .outerjoin(Account, Account.id == Absence.account_id)
    .outerjoin(Deployment, _IN_USE)
    .where(Area.id == bindparam("of_area"))
    .order_by(Deployment.process_id, Deployment.first_day, Deployment.deployed_at, Deployment.id)
)


def surroundings_of(session: Session, area_id: str, account_id: str, day: date) -> Surroundings:
    """What surrounds an account in an area on a day."""
    rows = plain_rows(session, _SURROUNDINGS, {"of_area": area_id, "of_account": account_id, "on_day": day})
    return Surroundings(
        area_name=rows[0].area_name,
        third_party_works=rows[0].third_party_works,
        unread=rows[0].unread,
        absent={row.absent: row.absent_name for row in rows if row.absent},
        # Of several releases of a process the one that came into use last is in use.
        deployed={row.process_id: row.release_id for row in rows if row.process_id},
    )
