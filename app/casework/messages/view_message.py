"""A message that a case waits for, as the page shows it on which it is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.messages.send_message import awaited
from app.casework.papers.submissions import form_context
from app.casework.releases.pinned_release import PinnedRelease, form_of
from app.domain.errors import CaseEnded
from app.engine.reading.elements import Element
from app.forms import Form, FormContext
from app.identity.actor import Actor
from app.storage.cases import running_instance
from app.storage.public_access import draft_of_message
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MessageView:
    """The form of an awaited message; `values` are raw, null before anything was typed."""

    release: PinnedRelease
    element: Element
    form: Form
    context: FormContext
    values: Mapping[str, Any] | None
    saved_at: datetime | None


def view_message(unit: UnitOfWork, actor: Actor, case: CaseFile, message: str) -> MessageView:
    """The form that goes with the message. Raises CaseEnded, MessageNotAwaited, MaterialMissing."""
    instance = running_instance(unit.session, case.area_id, case.id)
    if instance is None:
        raise CaseEnded()
    at_hand = take_in_hand(unit, case, instance, actor)
    wait = awaited(at_hand, instance, message)
    element = at_hand.release.definition.element(wait.process_id, wait.element_id)
    form = at_hand.release.form(form_of(element))
    draft = draft_of_message(unit.session, case.area_id, case.id, message)
    return MessageView(
        release=at_hand.release,
        element=element,
        form=form,
        context=form_context(at_hand, actor, form=form, scope=wait.scope),
        values=unit.vault.read(draft, "values") if draft else None,
        saved_at=draft.saved_at if draft else None,
    )
