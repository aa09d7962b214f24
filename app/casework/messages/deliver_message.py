"""A message from one case to another, handed over in the receiver's own transaction."""

from collections.abc import Iterator, Mapping

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.cases.host import StepHost
from app.casework.cases.new_case import deployed, enter_case, new_case_at_hand, start_instance
from app.casework.cases.start_of_process import start_event
from app.casework.cases.steps import record_step
from app.casework.cases.subjects import subject_of_child
from app.casework.messages.send_message import awaited
from app.domain.errors import MessageNotAwaited
from app.storage import due_work
from app.storage.cases import running_instance
from app.storage.records import CaseFile, DueWork, Outbox
from app.storage.releases import deployed_processes
from app.storage.repositories import load_case, open_state
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def deliver_message(unit: UnitOfWork, work: DueWork) -> None:
    """Wakes the case that waits for the message, or opens the case that it starts, or all cases.

    Raises MessageNotAwaited, so that a message that nobody takes becomes an incident; an announcement may
    find nobody.
    """
    sent = unit.session.get_one(Outbox, (work.area_id, work.subject))
    if sent.state == "waiting":
        payload = unit.vault.read(sent, "payload") or {}
        if "announce" in sent.recipient:
            for process_id in _begun_by(unit, sent.area_id, sent.message):
                _open(unit, sent, process_id, payload)
        elif "process" in sent.recipient:
            _open(unit, sent, str(sent.recipient["process"]), payload)
        else:
            _wake(unit, sent, payload)
        sent.state, sent.delivered_at = "delivered", unit.moment
    due_work.finish(unit, work)


def _wake(unit: UnitOfWork, sent: Outbox, payload: Mapping[str, object]) -> None:
    message = sent.message or ""
    case = load_case(unit, sent.area_id, str(sent.recipient["case"]))
    instance = running_instance(unit.session, case.area_id, case.id)
    if instance is None:
        raise MessageNotAwaited(message=message)
    at_hand = take_in_hand(unit, case, instance)
    wait = awaited(at_hand, instance, message)
    place = {
        "process_id": wait.process_id,
        "element_id": wait.element_id,
        "path": "/".join(wait.path),
        "task_id": wait.id,
    }
    at_hand.note("message_received", payload={"message": message, "from": sent.case_id}, **place)
    step = unit.tools.engine.deliver(
        at_hand.release.definition, open_state(unit, instance), wait.id, payload, StepHost(at_hand)
    )
    record_step(at_hand, instance, step)


def _begun_by(unit: UnitOfWork, area_id: str, message: str | None) -> Iterator[str]:
    """The processes in use that begin with a message."""
    for process_id in deployed_processes(unit.session, area_id, day_of(unit.moment)):
        elements = deployed(unit, area_id, process_id).definition.elements.items()
        if any(
            place[0] == process_id and element.kind == "startEvent" and element.message == message
            for place, element in elements
        ):
            yield process_id


def _open(unit: UnitOfWork, sent: Outbox, process_id: str, payload: Mapping[str, object]) -> None:
    """The new case is about the same as the one that sent the message, where its process is about such."""
    release = deployed(unit, sent.area_id, process_id)
    start_event(release.definition, sent.message)
    parent = unit.session.get_one(CaseFile, (sent.area_id, sent.case_id))
    at_hand = new_case_at_hand(unit, None, release, sent.area_id)
    enter_case(at_hand, subject_of_child(at_hand, parent), channel="message", parent_case_id=parent.id)
    at_hand.note("case_opened", payload={"message": sent.message, "parent": parent.id})
    start_instance(at_hand, payload, sent.message)
