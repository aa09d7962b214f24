"""What the database knows about people, and the decisions of access.py as conditions for lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from app.identity.access import AGENCY_POST_FOR, AREA_WIDE_KINDS, PRIVATE_KINDS
from app.identity.actor import Actor, Membership
from app.storage.absences import in_force
from app.storage.records import Absence, Account, Area, CaseFile, Organisation, Person, WorkItem
from app.storage.records import Membership as MembershipRow
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def load_actor(
    session: Session, account_id: str, day: date, *, area_id: str | None = None, epoch: int | None = None
) -> Actor | None:
    """The account as an actor with the posts it holds on a day, in one statement.

    `area_id` is the area in which the account chose to work, otherwise its own. None for an account that is
    disabled, or whose sessions were ended since `epoch`.
    """
    rows = session.execute(
        select(Account, MembershipRow, Organisation)
        .outerjoin(MembershipRow, and_(MembershipRow.account_id == Account.id, _held_on(day)))
        .outerjoin(
            Organisation,
            and_(
                Organisation.area_id == MembershipRow.area_id,
                Organisation.id == MembershipRow.organisation_id,
                Organisation.state != "terminated",
            ),
        )
        .where(Account.id == account_id, Account.state == "active")
        .order_by(MembershipRow.id)
    ).all()
    if not rows or (epoch is not None and rows[0].Account.session_epoch != epoch):
        return None
    account = rows[0].Account
    area = area_id or account.area_id
    held = tuple(
        Membership(organisation.id, organisation.kind, organisation.name, membership.post)
        for _, membership, organisation in rows
        if organisation is not None and organisation.area_id == area
    )
    return Actor(account.id, account.name, area, held) if held or area == account.area_id else None


def account_of_login(session: Session, login: str) -> Account | None:
    """The account with that login name, whatever its state."""
    return session.scalars(select(Account).where(Account.login == login)).one_or_none()


def area_has_tpa(session: Session, area_id: str) -> bool:
    """Whether a third party works for the area; if none does, its agency does all of that work (GS-57)."""
    return bool(session.scalar(select(_third_party_of(area_id))))


def _third_party_of(area_id: str) -> ColumnElement[bool]:
    return exists().where(
        Organisation.area_id == area_id, Organisation.kind == "tpa", Organisation.state == "active"
    )


@dataclass(frozen=True)
class Surroundings:
    """What decides besides the own posts which work lies before somebody today.

    `absent` are the colleagues in whose place the person stands, by account with their names.
    """

    third_party_works: bool
    absent: Mapping[str, str]


def surroundings_of(unit: UnitOfWork, actor: Actor) -> Surroundings:
    """The surroundings of an actor, in one statement."""
    stands_in = and_(
        Absence.area_id == Area.id,
        Absence.substitute_id == actor.account_id,
        in_force(day_of(unit.moment)),
    )
    rows = unit.session.execute(
        select(_third_party_of(actor.area_id), Account.id, Account.name)
        .select_from(Area)
        .outerjoin(Absence, stands_in)
        .outerjoin(Account, Account.id == Absence.account_id)
        .where(Area.id == actor.area_id)
    ).all()
    absent = {account_id: name for _, account_id, name in rows if account_id}
    return Surroundings(bool(rows and rows[0][0]), absent)


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


def workable(actor: Actor, third_party_works: bool) -> ColumnElement[bool]:
    """`access.may_work` as a condition on WorkItem."""
    named = and_(WorkItem.candidates.is_not(None), WorkItem.candidates.holds(actor.account_id))
    place = (WorkItem.organisation_kind, WorkItem.organisation_id, WorkItem.post)
    asks_nothing = and_(*(column.is_(None) for column in place))
    private = func.coalesce(WorkItem.organisation_kind, "").in_(PRIVATE_KINDS)
    offered = or_(WorkItem.candidates.is_not(None), and_(~private, ~asks_nothing))
    fitting = [_fits(membership, third_party_works) for membership in actor.memberships]
    return and_(
        WorkItem.area_id == actor.area_id,
        ~WorkItem.excludes.holds(actor.account_id),
        or_(WorkItem.candidates.is_(None), named),
        offered,
        or_(and_(named, or_(asks_nothing, private)), *fitting),
    )


def visible(actor: Actor) -> ColumnElement[bool]:
    """`access.may_see_case` as a condition on CaseFile."""
    party = exists().where(
        Person.area_id == CaseFile.area_id,
        Person.id == CaseFile.person_id,
        Person.account_id == actor.account_id,
    )
    mine = or_(CaseFile.opened_by == actor.account_id, party)
    return and_(CaseFile.area_id == actor.area_id, or_(mine, _by_office(actor)))


def _by_office(actor: Actor) -> ColumnElement[bool]:
    if not actor.reads_cases:
        return false()
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


def _fits(membership: Membership, third_party_works: bool) -> ColumnElement[bool]:
    kind, post = _whose(third_party_works)
    organisation = WorkItem.organisation_id
    return and_(
        or_(organisation.is_(None), organisation == membership.organisation_id),
        or_(kind.is_(None), kind == membership.organisation_kind),
        or_(WorkItem.candidates.is_not(None), post.is_(None), post == membership.post),
    )


def _whose(third_party_works: bool) -> tuple[ColumnElement[str | None], ColumnElement[str | None]]:
    """`access.whose` for the columns of a work item."""
    kind: ColumnElement[str | None] = WorkItem.organisation_kind.expression
    post: ColumnElement[str | None] = WorkItem.post.expression
    if third_party_works:
        return kind, post
    of_third_party = kind == "tpa"
    return (
        case((of_third_party, "agency"), else_=kind),
        case((of_third_party, case(AGENCY_POST_FOR, value=post, else_=post)), else_=post),
    )


def _held_on(day: date) -> ColumnElement[bool]:
    return and_(MembershipRow.since <= day, or_(MembershipRow.until.is_(None), MembershipRow.until >= day))


@dataclass(frozen=True)
class DemoPerson:
    """Somebody whom a visitor of the demo may be; `organisation` is "" for the public."""

    account_id: str
    name: str
    organisation: str
    posts: tuple[str, ...]
    starts_here: bool


def demo_people(unit: UnitOfWork) -> list[DemoPerson]:
    """Everybody with a post today, in the order in which they were entered; the first third party starts."""
    rows = unit.session.execute(
        select(Account.id, Account.name, Organisation.kind, Organisation.name, MembershipRow.post)
        .join(MembershipRow, and_(MembershipRow.account_id == Account.id, _held_on(day_of(unit.moment))))
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
