"""What the applicant party hands in while its case runs: supplemented materials, a withdrawal."""

from collections.abc import Mapping

from app.casework.messages.send_message import send_message
from app.casework.tasks.complete_work import Completed
from app.identity.actor import Actor
from app.storage.public_access import draft_of_message, write_draft
from app.storage.records import PublicDraft
from app.storage.unit_of_work import UnitOfWork


def hand_in(
    unit: UnitOfWork,
    actor: Actor,
    case_id: str,
    message: str,
    values: Mapping[str, object],
    *,
    form_version: str | None = None,
) -> Completed:
    """Hands the message to the case; its draft is gone then. Raises what send_message refuses."""
    completed = send_message(unit, actor, case_id, message, values, form_version=form_version)
    draft = draft_of_message(unit.session, actor.area_id, case_id, message)
    if draft is not None:
        unit.session.delete(draft)
    return completed


def save_hand_in(
    unit: UnitOfWork,
    actor: Actor,
    case_id: str,
    message: str,
    values: Mapping[str, object],
    *,
    form_version: str,
) -> None:
    """Keeps what has been typed, unchecked. The caller has seen that the case waits for the message."""
    draft = draft_of_message(unit.session, actor.area_id, case_id, message)
    if draft is None:
        draft = PublicDraft(area_id=actor.area_id, id=unit.new_id(), subject=message, case_id=case_id)
    write_draft(unit, draft, values, form_version)
