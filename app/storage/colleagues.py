"""The people who hold posts in an area."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.storage.records import Account, Membership, Organisation


def posts_held(
    session: Session, area_id: str, day: date, organisations: Collection[str] | None = None
) -> list[tuple[Account, Organisation, str]]:
    """Active accounts with each post that they hold on a day, in these organisations or in all of the area.

    In the order of the organisations, then of the people's entry.
    """
    query = (
        select(Account, Organisation, Membership.post)
        .join(Membership, Membership.account_id == Account.id)
        .join(
            Organisation,
            and_(Organisation.area_id == Membership.area_id, Organisation.id == Membership.organisation_id),
        )
        .where(
            Membership.area_id == area_id,
            Membership.since <= day,
            or_(Membership.until.is_(None), Membership.until >= day),
            Account.state == "active",
            Organisation.state != "terminated",
        )
        .order_by(Organisation.id, Account.id, Membership.id)
    )
    if organisations is not None:
        query = query.where(Membership.organisation_id.in_(organisations))
    return [(account, organisation, post) for account, organisation, post in session.execute(query)]
