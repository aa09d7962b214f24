"""Reading one's messages."""

from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.storage import messages
from app.storage.records import Notification
from app.storage.unit_of_work import UnitOfWork


def read_message(unit: UnitOfWork, actor: Actor, message_id: str) -> None:
    """Marks a message as read. Raises NotFound for one that is not the actor's."""
    message = unit.session.get(Notification, (actor.area_id, message_id))
    if message is None or message.account_id != actor.account_id:
        raise NotFound()
    messages.mark_read(unit.session, actor.area_id, actor.account_id, unit.moment, [message_id])


def read_all_messages(unit: UnitOfWork, actor: Actor) -> None:
    """Marks all messages of the actor as read."""
    messages.mark_read(unit.session, actor.area_id, actor.account_id, unit.moment, None)
