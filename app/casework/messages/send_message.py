"""Handing a message to a case that waits for it: a withdrawal, supplemented materials."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.casework.cases.incidents import FAULTS_OF_MATERIALS, CaseStuck
from app.casework.cases.steps import record_step
from app.casework.messages.awaited_messages import message_waits
from app.casework.papers.submissions import check_version, form_context, keep_submission
from app.casework.releases.pinned_release import form_of
from app.casework.tasks.complete_work import Completed
from app.casework.tasks.next_work import next_work
from app.domain.errors import CaseEnded, MessageNotAwaited, MessageTooLate, NotFound, NotPermitted
from app.engine.interface import Wait
from app.engine.reading.diagrams import Definition
from app.engine.reading.elements import Element
from app.identity.access import may_see_case
from app.identity.actor import Actor
from app.identity.queries import involved_in
from app.storage.cases import running_instance
from app.storage.records import CaseCode, Instance, WorkItem
from app.storage.repositories import load_case, open_state
from app.storage.subjects import accounts_of_subject
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def send_message(
    unit: UnitOfWork,
    actor: Actor,
    case_id: str,
    message: str,
    values: Mapping[str, object],
    *,
    form_version: str | None = None,
) -> Completed:
    """Hands a message with the values of its form to the case.

    Raises NotFound, NotPermitted, CaseEnded, MessageNotAwaited, MessageTooLate, StaleForm, InvalidSubmission.
    """
    case = load_case(unit, actor.area_id, case_id)
    unit.point("load")
    instance = running_instance(unit.session, actor.area_id, case_id)
    if instance is None:
        raise CaseEnded()
    at_hand = take_in_hand(unit, case, instance, actor)
    _check_may_send(at_hand, actor)
    try:
        opened, ended = _deliver(at_hand, instance, actor, message, values, form_version)
    except FAULTS_OF_MATERIALS as failure:
        raise CaseStuck(at_hand, failure) from failure
    return Completed(case_id, next_work(unit, actor, opened), ended)


def _check_may_send(at_hand: CaseAtHand, actor: Actor) -> None:
    """The applicant party itself, or who receives for it at the window; to others the case does not exist."""
    case = at_hand.case
    session = at_hand.unit.session
    code = session.get(CaseCode, (case.area_id, case.id))
    party = accounts_of_subject(session, case, day_of(at_hand.unit.moment))
    if actor.account_id in (case.opened_by, *party, code and code.holder_id):
        return
    if not may_see_case(actor, case, involved=involved_in(at_hand.unit.session, case.area_id, case.id)):
        raise NotFound()
    if not actor.posts & at_hand.law.stated.duties.window.posts:
        raise NotPermitted()


def _deliver(
    at_hand: CaseAtHand,
    instance: Instance,
    actor: Actor,
    message: str,
    values: Mapping[str, object],
    form_version: str | None,
) -> tuple[tuple[WorkItem, ...], str | None]:
    wait = awaited(at_hand, instance, message)
    element = at_hand.release.definition.element(wait.process_id, wait.element_id)
    if element.attributes.get("sender") == "case":
        # Only another case sends this one; to people it does not exist.
        raise MessageNotAwaited(message=element.name)
    clean = _checked(at_hand, element, wait, actor, values, form_version)
    host, state = StepHost(at_hand), open_state(at_hand.unit, instance)
    engine = at_hand.unit.tools.engine
    step = engine.deliver(at_hand.release.definition, state, wait.id, clean, host)
    return record_step(at_hand, instance, step), step.ended


def awaited(at_hand: CaseAtHand, instance: Instance, message: str) -> Wait:
    """The one place that gets a message. Raises MessageNotAwaited, MessageTooLate."""
    found = [wait for wait in message_waits(at_hand, instance) if wait.message == message]
    if not found:
        raise _not_awaited(at_hand.release.definition, message)
    return found[0]


def _not_awaited(definition: Definition, message: str) -> MessageNotAwaited:
    """The refusal in the diagram's words: the event's name, or why the message comes too late."""
    events = [element for element in definition.elements.values() if element.message == message]
    reasons = [event.attributes["tooLate"] for event in events if "tooLate" in event.attributes]
    if reasons:
        return MessageTooLate(message=message, reason=reasons[0].rstrip("。"))
    return MessageNotAwaited(message=events[0].name if events else message)


def _checked(
    at_hand: CaseAtHand,
    element: Element,
    wait: Wait,
    actor: Actor,
    values: Mapping[str, object],
    form_version: str | None,
) -> Mapping[str, object]:
    """The message's values as its form takes them; a message without a form carries none."""
    form_id = form_of(element)
    if not at_hand.release.has_form(form_id):
        _note(at_hand, element, wait, actor, None)
        return {}
    form = at_hand.release.form(form_id)
    check_version(form, form_version)
    clean = form.check(values, form_context(at_hand, actor, form=form, scope=wait.scope))
    keep_submission(at_hand, element, form, clean, path="/".join(wait.path), scope=wait.scope)
    _note(at_hand, element, wait, actor, form.version)
    return clean


def _note(at_hand: CaseAtHand, element: Element, wait: Wait, actor: Actor, form_version: str | None) -> None:
    at_hand.note(
        "message_handed_in",
        actor_id=actor.account_id,
        process_id=element.process_id,
        element_id=element.id,
        path="/".join(wait.path),
        task_id=wait.task_id,
        form_version=form_version,
        payload={"message": wait.message},
    )
