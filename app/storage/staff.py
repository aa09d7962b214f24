"""Who works where: registered staff of institutions, and the accounts behind posts and open tasks."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.storage.records import Account, InstitutionStaff, Membership, Organisation, WorkItem


def qualified_staff(
    session: Session, area_id: str, day: date, roles: Collection[str], organisation_id: object = None
) -> list[tuple[InstitutionStaff, str]]:
    """Active registered staff with their names, of one organisation or of the whole area."""
    statement = (
        select(InstitutionStaff, Account.name)
        .join(Account, Account.id == InstitutionStaff.account_id)
        .where(
            InstitutionStaff.area_id == area_id,
            InstitutionStaff.role.in_(roles),
            InstitutionStaff.state == "active",
            Account.state == "active",
            or_(InstitutionStaff.valid_until.is_(None), InstitutionStaff.valid_until >= day),
        )
        .order_by(InstitutionStaff.code)
    )
    if organisation_id is not None:
        statement = statement.where(InstitutionStaff.organisation_id == organisation_id)
    return [(staff, name) for staff, name in session.execute(statement)]


def institutions_with_staff(
    session: Session, area_id: str, day: date
) -> list[tuple[Organisation, list[InstitutionStaff]]]:
    """The assessment institutions whose agreement is in force, with their assessors and experts."""
    organisations = session.scalars(
        select(Organisation)
        .where(
            Organisation.area_id == area_id,
            Organisation.kind == "assessment_institution",
            Organisation.state == "active",
            or_(Organisation.agreement_until.is_(None), Organisation.agreement_until >= day),
        )
        .order_by(Organisation.name)
    ).all()
    staff: dict[str, list[InstitutionStaff]] = {}
    for member, _name in qualified_staff(session, area_id, day, ("assessor", "expert")):
        staff.setdefault(member.organisation_id, []).append(member)
    return [(organisation, staff.get(organisation.id, [])) for organisation in organisations]


def people_with_post(
    session: Session,
    area_id: str,
    day: date,
    post: str | None,
    *,
    kind: str | None = None,
    organisation_id: str | None = None,
) -> list[tuple[str, str]]:
    """Accounts with names that hold a post on a day, in one organisation, in those of a kind or anywhere."""
    asked = {
        Membership.post: post,
        Organisation.kind: kind,
        Organisation.id: organisation_id,
    }
    rows = session.execute(
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .join(
            Organisation,
            (Organisation.area_id == Membership.area_id) & (Organisation.id == Membership.organisation_id),
        )
        .where(
            Membership.area_id == area_id,
            Membership.since <= day,
            or_(Membership.until.is_(None), Membership.until >= day),
            Account.state == "active",
            *(column == value for column, value in asked.items() if value is not None),
        )
        .order_by(Account.id)
        .distinct()
    )
    return [(account, name) for account, name in rows]


def accounts_with_post(session: Session, area_id: str, day: date, post: str) -> list[str]:
    """The accounts that hold a post on a day, anywhere in the area."""
    return [account for account, _ in people_with_post(session, area_id, day, post)]


Whose = Callable[[str | None, str | None], tuple[str | None, str | None]]
"""The kind of organisation and the post that do the work of a kind and a post, as identity says."""


def accounts_for_open_items(
    session: Session, area_id: str, case_id: str, day: date, whose: Whose
) -> list[str]:
    """Who holds the open tasks of a case; of a task that nobody holds, who may take it."""
    items = session.scalars(
        select(WorkItem).where(
            WorkItem.area_id == area_id, WorkItem.case_id == case_id, WorkItem.state == "open"
        )
    )
    found: list[str] = []
    for item in items:
        if item.claimed_by or item.candidates:
            found += [item.claimed_by] if item.claimed_by else item.candidates or ()
        elif item.post:
            kind, post = whose(item.organisation_kind, item.post)
            able = people_with_post(
                session, area_id, day, post, kind=kind, organisation_id=item.organisation_id
            )
            found += [account for account, _ in able if account not in item.excludes]
    return found


def accounts_of_institutions(session: Session, area_id: str, case_id: str) -> list[str]:
    """The administrators of the institutions that a case has given work to."""
    involved = select(WorkItem.organisation_id).where(
        WorkItem.area_id == area_id, WorkItem.case_id == case_id, WorkItem.organisation_id.is_not(None)
    )
    rows = session.scalars(
        select(Membership.account_id).where(
            Membership.area_id == area_id,
            Membership.post == "assess_admin",
            Membership.organisation_id.in_(involved),
        )
    )
    return list(rows)


def offices_of(session: Session, area_id: str) -> Sequence[Organisation]:
    """The agency and the third party that work for an area."""
    return session.scalars(
        select(Organisation)
        .where(
            Organisation.area_id == area_id,
            Organisation.kind.in_(("agency", "tpa")),
            Organisation.state == "active",
        )
        .order_by(Organisation.id.desc())
    ).all()


def names_of(session: Session, account_ids: Collection[str]) -> dict[str, str]:
    """Names of accounts by id."""
    wanted = {account_id for account_id in account_ids if account_id}
    if not wanted:
        return {}
    return dict(iter(session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))))
