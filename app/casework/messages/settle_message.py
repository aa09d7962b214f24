"""Settling a message that no process hears: a person has done what it asks for, and says what."""

from app.casework.conversations.office_case import written
from app.domain.errors import NotFound, NotPermitted, TransitionNotAllowed
from app.identity.access import whose
from app.identity.actor import Actor
from app.identity.queries import area_has_tpa
from app.storage.records import UnheardMessage
from app.storage.unit_of_work import UnitOfWork


def settle_message(unit: UnitOfWork, actor: Actor, message_id: str, resolution: str) -> None:
    """Notes what was done about a message of the actor's area and post.

    Raises NotFound, NotPermitted, TransitionNotAllowed for a settled one, InvalidSubmission for no words.
    """
    row = unit.session.get(UnheardMessage, (actor.area_id, message_id), with_for_update=True)
    if row is None:
        raise NotFound()
    if not lies_with(actor, row, area_has_tpa(unit.session, actor.area_id)):
        raise NotPermitted()
    if row.state != "waiting":
        raise TransitionNotAllowed(what="消息", state="已处理", target="处理")
    unit.vault.write(row, "resolution", written(resolution, "resolution"))
    row.state, row.settled_at, row.settled_by = "settled", unit.moment, actor.account_id
    unit.session.flush()


def lies_with(actor: Actor, row: UnheardMessage, has_tpa: bool) -> bool:
    """Whether the message lies with a post that the actor holds."""
    kind, post = whose(row.organisation_kind, row.post, has_tpa)
    return any(held.organisation_kind == kind and held.post == post for held in actor.memberships)
