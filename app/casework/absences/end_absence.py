"""Calling an absence off, or cutting it short."""

from app.casework.telling.tell_people import Message, leave_message
from app.domain.errors import NotFound
from app.domain.sentences import Sentence
from app.identity.actor import Actor
from app.identity.colleagues import colleagues, may_enter_for
from app.storage.records import Absence
from app.storage.unit_of_work import UnitOfWork


def end_absence(unit: UnitOfWork, actor: Actor, absence_id: str) -> Absence:
    """From now on the substitute does nothing more in the place of the absent person.

    Raises NotFound where there is none to end, or not by this actor.
    """
    absence = unit.session.get(Absence, (actor.area_id, absence_id), with_for_update=True)
    if absence is None or absence.ended_at is not None or not _may_end(unit, actor, absence):
        raise NotFound()
    absence.ended_by, absence.ended_at = actor.account_id, unit.moment
    others = {absence.account_id, absence.substitute_id} - {actor.account_id}
    for account_id in sorted(others):
        text = Sentence("{who}结束了这次缺席代办。", {"who": actor.name})
        message = Message("absence_ended", "缺席代办已结束", text, subject=absence.id)
        leave_message(unit, absence.area_id, account_id, message)
    return absence


def _may_end(unit: UnitOfWork, actor: Actor, absence: Absence) -> bool:
    """Who may enter it may end it."""
    if actor.account_id in (absence.account_id, absence.entered_by):
        return True
    others = colleagues(unit, actor.area_id, actor.organisations)
    return any(one.account_id == absence.account_id and may_enter_for(actor, one) for one in others)
