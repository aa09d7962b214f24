"""Which pooling areas there are."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Area


def area_ids(session: Session) -> Sequence[str]:
    """The ids of all areas of this database."""
    return session.scalars(select(Area.id).order_by(Area.id)).all()
