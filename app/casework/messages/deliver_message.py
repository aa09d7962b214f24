"""A message from one case to another, handed over in the receiver's own transaction."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.casework.cases.new_case import deployed
from app.casework.cases.start_of_process import start_event
from app.casework.cases.steps import record_step
from app.casework.cases.subjects import Subject
from app.casework.messages.awaited_messages import message_waits
from app.casework.messages.new_cases import Beginning, begin_cases, declared_message
from app.casework.messages.send_message import awaited
from app.domain.errors import MessageNotAwaited
from app.domain.subject import SubjectKind
from app.engine.interface import Wait
from app.storage import due_work
from app.storage.cases import running_instance
from app.storage.records import CaseFile, DueWork, Instance, Outbox
from app.storage.repositories import load_case, open_state
from app.storage.unit_of_work import UnitOfWork


def deliver_message(unit: UnitOfWork, work: DueWork) -> None:
    """Wakes the case that waits for the message, or opens the case that it starts, or all cases.

    Raises MessageNotAwaited, so that a message that nobody takes becomes an incident; an announcement may
    find nobody, and one that is declared with a post then lies there.
    """
    sent = unit.session.get_one(Outbox, (work.area_id, work.subject))
    if sent.state == "waiting":
        payload = unit.vault.read(sent, "payload") or {}
        if "case" in sent.recipient:
            _wake(unit, sent, payload)
        else:
            begin_cases(unit, _beginning(unit, sent, payload))
        sent.state, sent.delivered_at = "delivered", unit.moment
    due_work.finish(unit, work)


def wake_if_awaited(
    unit: UnitOfWork, case: CaseFile, message: str, payload: Mapping[str, object], source: str | None
) -> bool:
    """Hands a message to a locked case that waits for it; false where it does not, or has ended."""
    instance = running_instance(unit.session, case.area_id, case.id)
    if instance is None:
        return False
    at_hand = take_in_hand(unit, case, instance)
    waits = [wait for wait in message_waits(at_hand, instance) if wait.message == message]
    if waits:
        _hand_over(at_hand, instance, waits[0], payload, source)
    return bool(waits)


def _wake(unit: UnitOfWork, sent: Outbox, payload: Mapping[str, object]) -> None:
    message = sent.message or ""
    case = load_case(unit, sent.area_id, str(sent.recipient["case"]))
    instance = running_instance(unit.session, case.area_id, case.id)
    if instance is None:
        raise MessageNotAwaited(message=message)
    at_hand = take_in_hand(unit, case, instance)
    _hand_over(at_hand, instance, awaited(at_hand, instance, message), payload, sent.case_id)


def _hand_over(
    at_hand: CaseAtHand, instance: Instance, wait: Wait, payload: Mapping[str, object], source: str | None
) -> None:
    unit = at_hand.unit
    place = {
        "process_id": wait.process_id,
        "element_id": wait.element_id,
        "path": "/".join(wait.path),
        "task_id": wait.id,
    }
    at_hand.note("message_received", payload={"message": wait.message, "from": source}, **place)
    step = unit.tools.engine.deliver(
        at_hand.release.definition, open_state(unit, instance), wait.id, payload, StepHost(at_hand)
    )
    record_step(at_hand, instance, step)


def _beginning(unit: UnitOfWork, sent: Outbox, payload: Mapping[str, object]) -> Beginning:
    """A case that another one begins is about the same, as far as its process is about such a subject."""
    parent = unit.session.get_one(CaseFile, (sent.area_id, sent.case_id))
    declared = declared_message(unit, sent.message or "")
    post = declared.post if declared else None
    process_id = None if "announce" in sent.recipient else str(sent.recipient["process"])
    if process_id is not None and post is None:
        # Nobody would get it: that is a fault of the materials, and becomes an incident.
        start_event(deployed(unit, sent.area_id, process_id).definition, sent.message)
    return Beginning(
        key=sent.unique_key,
        area_id=sent.area_id,
        message=sent.message or "",
        about=Subject(SubjectKind(parent.subject_kind), parent.subject_id, parent.party),
        payload=payload,
        process_id=process_id,
        case_id=parent.id,
        title=declared.title if declared else "",
        organisation=declared.organisation if declared else "agency",
        post=post,
    )
