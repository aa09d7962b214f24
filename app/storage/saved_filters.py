"""The views of the inbox that accounts have saved."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.storage.records import SavedFilter


def saved_filters_of(session: Session, area_id: str, account_id: str) -> Sequence[SavedFilter]:
    """What an account has saved, by name."""
    return session.scalars(
        select(SavedFilter)
        .where(SavedFilter.area_id == area_id, SavedFilter.account_id == account_id)
        .order_by(SavedFilter.name)
    ).all()


def count_saved_filters(session: Session, area_id: str, account_id: str) -> int:
    """How many views an account has saved."""
    query = select(func.count()).where(SavedFilter.area_id == area_id, SavedFilter.account_id == account_id)
    return session.scalar(query) or 0


def forget_filter(session: Session, area_id: str, account_id: str, filter_id: str) -> None:
    """Deletes one of the account's views; another's is left alone."""
    session.execute(
        delete(SavedFilter).where(
            SavedFilter.area_id == area_id,
            SavedFilter.account_id == account_id,
            SavedFilter.id == filter_id,
        )
    )
