"""What the database knows about people, and the decisions of access.py as conditions for lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Text,
    and_,
    bindparam,
    exists,
    false,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from app.identity.access import AREA_WIDE_KINDS, PRIVATE_KINDS, files_for_others, queues_of
from app.identity.actor import Actor, Membership
from app.storage.column_types import IdSet
from app.storage.plain_rows import plain_rows
from app.storage.records import Account, Area, CaseFile, Organisation, Person, WorkItem
from app.storage.records import Membership as MembershipRow
from app.storage.surroundings import THIRD_PARTY_WORKS, Surroundings
from app.storage.surroundings import surroundings_of as _surroundings_of
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def held_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether a membership holds on a day."""
    return and_(MembershipRow.since <= day, or_(MembershipRow.until.is_(None), MembershipRow.until >= day))


_ON_DAY: BindParameter[date] = bindparam("on_day", type_=Date)
_ACTOR = (
    select(
        Account.name,
        Account.area_id,
        Account.session_epoch,
        MembershipRow.post,
        Organisation.id.label("organisation_id"),
        Organisation.area_id.label("organisation_area"),
        Organisation.name.label("organisation_name"),
        Organisation.kind,
        Area.name.label("area_name"),
    )
    .outerjoin(MembershipRow, and_(MembershipRow.account_id == Account.id, held_on(_ON_DAY)))
    .outerjoin(
        Organisation,
        and_(
            Organisation.area_id == MembershipRow.area_id,
            Organisation.id == MembershipRow.organisation_id,
            Organisation.state != "terminated",
        ),
    )
    .outerjoin(Area, Area.id == Organisation.area_id)
    .where(Account.id == bindparam("of_account"), Account.state == "active")
    .order_by(MembershipRow.id)
)


def load_actor(
    session: Session, account_id: str, day: date, *, area_id: str | None = None, epoch: int | None = None
) -> Actor | None:
    """The account as an actor with the posts it holds on a day, in one statement.

    `area_id` is the area in which the account chose to work, otherwise its own. None for an account that is
    disabled, or whose sessions were ended since `epoch`.
    """
    rows = plain_rows(session, _ACTOR, {"of_account": account_id, "on_day": day})
    if not rows or (epoch is not None and rows[0].session_epoch != epoch):
        return None
    first = rows[0]
    area = area_id or first.area_id
    held = tuple(
        Membership(row.organisation_id, row.kind, row.organisation_name, row.post)
        for row in rows
        if row.organisation_area == area
    )
    if not held and area != first.area_id:
        return None
    names = {row.organisation_area: row.area_name for row in rows if row.organisation_area}
    return Actor(account_id, first.name, area, held, {key: names[key] for key in names if key != area})


def account_of_login(session: Session, login: str) -> Account | None:
    """The account with that login name, whatever its state."""
    return session.scalars(select(Account).where(Account.login == login)).one_or_none()


_AREA_HAS_TPA = select(THIRD_PARTY_WORKS)


def area_has_tpa(session: Session, area_id: str) -> bool:
    """Whether a third party works for the area; if none does, its agency does all of that work (GS-57)."""
    return bool(session.scalar(_AREA_HAS_TPA, {"of_area": area_id}))


def surroundings_of(unit: UnitOfWork, actor: Actor) -> Surroundings:
    """What surrounds an actor today, in one statement."""
    return _surroundings_of(unit.session, actor.area_id, actor.account_id, day_of(unit.moment))


def acts_in_case(session: Session, area_id: str, case_id: str, account_id: str) -> Mapping[str, str]:
    """The posts under which an account has completed work in a case, each with the name of the last act."""
    rows = session.execute(
        select(WorkItem.post, WorkItem.name)
        .where(
            WorkItem.area_id == area_id,
            WorkItem.case_id == case_id,
            WorkItem.ended_by == account_id,
            WorkItem.post.is_not(None),
        )
        .order_by(WorkItem.ended_at)
    )
    return {post: name for post, name in rows if post}


def involved_in(session: Session, area_id: str, case_id: str) -> frozenset[str]:
    """The organisations and accounts that a case has given work to."""
    rows = session.execute(
        select(WorkItem.organisation_id, WorkItem.claimed_by, WorkItem.candidates).where(
            WorkItem.area_id == area_id, WorkItem.case_id == case_id
        )
    )
    return frozenset(
        one
        for organisation, claimant, named in rows
        for one in (organisation, claimant, *(named or ()))
        if one
    )


_NAMING: BindParameter[str] = bindparam("of_naming", type_=Text())

NOT_EXCLUDED = and_(WorkItem.area_id == bindparam("of_area"), ~WorkItem.excludes.like(_NAMING))
"""Work of the actor's area that the diagram does not keep from the actor, whatever post it is for."""


def workable(queues: int) -> ColumnElement[bool]:
    """`access.may_work` as a condition on WorkItem, for the parameters of a worker with so many queues."""
    return and_(
        NOT_EXCLUDED,
        or_(WorkItem.candidates.is_(None), WorkItem.candidates.like(_NAMING)),
        in_queues(queues),
    )


def in_queues(queues: int) -> ColumnElement[bool]:
    """Whether a task waits in one of the worker's queues."""
    return WorkItem.queue.in_([bindparam(f"of_queue_{number}") for number in range(queues)])


def as_worker(actor: Actor, third_party_works: bool) -> tuple[int, dict[str, Any]]:
    """In how many queues an actor finds work, and the parameters of `workable`: of_area, of_naming,
    of_queue_0 …
    """
    queues = queues_of(actor, third_party_works)
    numbered = {f"of_queue_{number}": queue for number, queue in enumerate(queues)}
    return len(queues), {
        "of_area": actor.area_id,
        "of_naming": IdSet.naming(actor.account_id),
        **numbered,
    }


def visible(actor: Actor) -> ColumnElement[bool]:
    """`access.may_see_case` as a condition on CaseFile."""
    party = exists().where(
        Person.area_id == CaseFile.area_id,
        Person.id == CaseFile.subject_id,
        Person.account_id == actor.account_id,
    )
    ours = CaseFile.subject_id.in_(actor.organisations)
    opened = CaseFile.opened_by == actor.account_id
    mine = or_(and_(opened, _open_to(actor)) if files_for_others(actor) else opened, party, ours)
    return and_(CaseFile.area_id == actor.area_id, ~_complained_of(actor), or_(mine, _by_office(actor)))


def _complained_of(actor: Actor) -> ColumnElement[bool]:
    """`access.is_complained_of`: most cases are directed against nobody, which is asked first."""
    those = sorted({actor.account_id, *actor.organisations} - {""})
    named = or_(*(CaseFile.complained_of.holds(one) for one in those))
    return and_(CaseFile.complained_of != (), named)


def _by_office(actor: Actor) -> ColumnElement[bool]:
    if not actor.reads_cases:
        return false()
    return and_(_open_to(actor), _handled(actor))


def _open_to(actor: Actor) -> ColumnElement[bool]:
    """Whether a case is not kept to organisations of another kind than the actor's."""
    kept = CaseFile.confidential_to
    return or_(kept.is_(None), kept.in_(actor.organisation_kinds))


def _handled(actor: Actor) -> ColumnElement[bool]:
    if actor.organisation_kinds & AREA_WIDE_KINDS:
        return true()
    return exists().where(
        WorkItem.area_id == CaseFile.area_id,
        WorkItem.case_id == CaseFile.id,
        or_(
            WorkItem.organisation_id.in_(actor.organisations),
            WorkItem.claimed_by == actor.account_id,
            WorkItem.candidates.holds(actor.account_id),
        ),
    )


@dataclass(frozen=True)
class DemoPerson:
    """Somebody whom a visitor of the demo may be; `organisation` is "" for the public."""

    account_id: str
    name: str
    organisation: str
    posts: tuple[str, ...]
    starts_here: bool


def demo_people(unit: UnitOfWork) -> list[DemoPerson]:
    """Everybody with a post today in the own area, in the order of their entering; the first third party
    starts.
    """
    rows = unit.session.execute(
        select(Account.id, Account.name, Organisation.kind, Organisation.name, MembershipRow.post)
        .join(
            MembershipRow,
            and_(
                MembershipRow.account_id == Account.id,
                MembershipRow.area_id == Account.area_id,
                held_on(day_of(unit.moment)),
            ),
        )
        .join(
            Organisation,
            and_(
                Organisation.area_id == MembershipRow.area_id,
                Organisation.id == MembershipRow.organisation_id,
            ),
        )
        .where(Account.state == "active")
        .order_by(Account.id, MembershipRow.id)
    )
    posts: dict[tuple[str, str, str], list[str]] = {}
    for account_id, name, kind, organisation, post in rows:
        shown = "" if kind in PRIVATE_KINDS else organisation
        posts.setdefault((account_id, name, shown), []).append(post)
    starter = next((key for key, held in posts.items() if "tpa" in held), None)
    return [DemoPerson(*key, tuple(held), key == starter) for key, held in posts.items()]
