"""Messages that no process hears yet."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import UnheardMessage


def waiting_messages(session: Session, area_id: str, *, locked: bool = False) -> Sequence[UnheardMessage]:
    """The messages of an area that nobody hears, the oldest first; `locked` until the unit ends."""
    found = (
        select(UnheardMessage)
        .where(UnheardMessage.area_id == area_id, UnheardMessage.state == "waiting")
        .order_by(UnheardMessage.arrived_at, UnheardMessage.id)
    )
    return session.scalars(found.with_for_update() if locked else found).all()


def unheard_by_key(session: Session, area_id: str, key: str) -> UnheardMessage | None:
    """The message of that key, whatever has become of it."""
    return session.scalars(
        select(UnheardMessage).where(UnheardMessage.area_id == area_id, UnheardMessage.unique_key == key)
    ).one_or_none()
