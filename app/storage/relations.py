"""How staff are related to a person's case: where else they work, what they took part in before."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.storage.records import Membership, Organisation, Recusal, WorkItem


def posts_of(
    session: Session, area_id: str, accounts: Collection[str], day: date
) -> list[tuple[str, str, str, str]]:
    """Account, post, kind of organisation and organisation, of every post that is held on a day."""
    rows = session.execute(
        select(Membership.account_id, Membership.post, Organisation.kind, Organisation.id)
        .join(
            Organisation,
            (Organisation.area_id == Membership.area_id) & (Organisation.id == Membership.organisation_id),
        )
        .where(
            Membership.area_id == area_id,
            Membership.account_id.in_(accounts),
            Membership.since <= day,
            or_(Membership.until.is_(None), Membership.until >= day),
        )
    )
    return [(account, post, kind, organisation) for account, post, kind, organisation in rows]


def withdrew_from(session: Session, area_id: str, case_id: str) -> frozenset[str]:
    """The accounts that have withdrawn from a case."""
    of_the_case = (Recusal.area_id == area_id, Recusal.case_id == case_id)
    return frozenset(session.scalars(select(Recusal.account_id).where(*of_the_case)))


def acts_of(session: Session, area_id: str, case_id: str) -> frozenset[tuple[str, str]]:
    """Who has completed work in a case, each account with each post of that work."""
    rows = session.execute(
        select(WorkItem.ended_by, WorkItem.post)
        .where(WorkItem.area_id == area_id, WorkItem.case_id == case_id, WorkItem.state == "done")
        .distinct()
    )
    return frozenset((account, post) for account, post in rows if account and post)


def handlers_of(session: Session, area_id: str, case_id: str) -> list[str]:
    """Everybody who has completed work in a case."""
    rows = session.scalars(
        select(WorkItem.ended_by)
        .where(WorkItem.area_id == area_id, WorkItem.case_id == case_id, WorkItem.state == "done")
        .distinct()
        .order_by(WorkItem.ended_by)
    )
    return [account for account in rows if account]


def has_done_sibling(session: Session, item: WorkItem, account_id: str) -> bool:
    """Whether an account has completed another task of the same element at the same place of the instance."""
    statement = exists().where(
        WorkItem.area_id == item.area_id,
        WorkItem.instance_id == item.instance_id,
        WorkItem.element_id == item.element_id,
        WorkItem.path == item.path,
        WorkItem.ended_by == account_id,
    )
    return bool(session.scalar(select(statement)))
