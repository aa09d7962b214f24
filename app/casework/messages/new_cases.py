"""Cases that a message begins: each process in use that hears it, or a post where none does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.casework.cases.new_case import deployed, enter_case, new_case_at_hand, start_instance
from app.casework.cases.subjects import Subject
from app.casework.releases.message_declarations import MessageRule
from app.domain.subject import SubjectKind
from app.storage import due_work
from app.storage.records import DueWork, UnheardMessage
from app.storage.releases import deployed_processes
from app.storage.unheard import unheard_by_key, waiting_messages
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of, start_of


@dataclass(frozen=True)
class Beginning:
    """A message that is to begin cases: about whom, with what, and where it comes from.

    The case is about the same subject as far as its process is about such.

    `process_id` is the only process that may take it, None for every one that hears it. `post` of a kind of
    organisation gets it where none does; None: it is gone then. `key` is the same for the same message.
    """

    key: str
    area_id: str
    message: str
    about: Subject
    payload: Mapping[str, object]
    process_id: str | None = None
    case_id: str | None = None
    entry_id: str | None = None
    title: str = ""
    organisation: str = "agency"
    post: str | None = None


def begin_cases(unit: UnitOfWork, beginning: Beginning) -> tuple[str, ...]:
    """Opens a case of each process that hears the message; their ids. Where none does its post gets it."""
    hearing = list(_hearing(unit, beginning))
    if not hearing:
        _leave(unit, beginning)
    return tuple(_open(unit, beginning, process_id) for process_id in hearing)


def take_over(unit: UnitOfWork, area_id: str) -> int:
    """Opens the cases of messages that lie unheard and that a process hears by now; how many messages."""
    taken = 0
    for row in waiting_messages(unit.session, area_id, locked=True):
        beginning = _of_row(unit, row)
        opened = [_open(unit, beginning, process_id) for process_id in _hearing(unit, beginning)]
        if opened:
            row.state, row.settled_at, row.opened = "taken_over", unit.moment, opened
            taken += 1
    unit.session.flush()
    return taken


def take_over_unheard(unit: UnitOfWork, work: DueWork) -> None:
    """The same as due work, which a new deployment puts."""
    take_over(unit, work.area_id)
    due_work.finish(unit, work)


def look_for_hearers(unit: UnitOfWork, area_id: str, first_day: date, key: str) -> None:
    """Lets the messages that lie unheard be offered to what is in use from a day on."""
    is_to_come = first_day > day_of(unit.moment)
    if is_to_come or waiting_messages(unit.session, area_id):
        due_at = start_of(first_day) if is_to_come else unit.moment
        work = due_work.Work("unheard", f"unheard:{key}", due_at, subject=area_id)
        due_work.put(unit, area_id, [work])


def begins_with(unit: UnitOfWork, area_id: str, process_id: str, message: str) -> bool:
    """Whether the release in use of a process begins with the message."""
    elements = deployed(unit, area_id, process_id).definition.elements.items()
    return any(
        place[0] == process_id and element.kind == "startEvent" and element.message == message
        for place, element in elements
    )


def declared_message(unit: UnitOfWork, message: str) -> MessageRule | None:
    """What bpmn/messages.yaml says of a message; None where it says nothing."""
    rule: MessageRule | None = unit.tools.messages.get(message)
    return rule


def _hearing(unit: UnitOfWork, beginning: Beginning) -> Iterator[str]:
    for process_id in deployed_processes(unit.session, beginning.area_id, day_of(unit.moment)):
        if beginning.process_id in (None, process_id) and begins_with(
            unit, beginning.area_id, process_id, beginning.message
        ):
            yield process_id


def _open(unit: UnitOfWork, beginning: Beginning, process_id: str) -> str:
    at_hand = new_case_at_hand(unit, None, deployed(unit, beginning.area_id, process_id), beginning.area_id)
    declared = at_hand.release.definition.processes[process_id].subject
    about = beginning.about if declared == beginning.about.kind else Subject()
    enter_case(at_hand, about, channel="message", parent_case_id=beginning.case_id)
    source = {"parent": beginning.case_id, "entry": beginning.entry_id}
    at_hand.note("case_opened", payload={"message": beginning.message, **source})
    start_instance(at_hand, beginning.payload, beginning.message)
    return at_hand.case.id


def _leave(unit: UnitOfWork, beginning: Beginning) -> None:
    """Lays the message into the inbox of its post, once."""
    if beginning.post is None or unheard_by_key(unit.session, beginning.area_id, beginning.key):
        return
    row = UnheardMessage(
        area_id=beginning.area_id,
        id=unit.new_id(),
        unique_key=beginning.key,
        message=beginning.message,
        title=beginning.title or beginning.message,
        process_id=beginning.process_id,
        subject_kind=beginning.about.kind,
        subject_id=beginning.about.id,
        party=beginning.about.shown,
        case_id=beginning.case_id,
        entry_id=beginning.entry_id,
        organisation_kind=beginning.organisation,
        post=beginning.post,
        state="waiting",
        arrived_at=unit.moment,
        opened=[],
    )
    unit.vault.write(row, "payload", dict(beginning.payload))
    unit.session.add(row)
    unit.session.flush()


def _of_row(unit: UnitOfWork, row: UnheardMessage) -> Beginning:
    return Beginning(
        key=row.unique_key,
        area_id=row.area_id,
        message=row.message,
        about=Subject(SubjectKind(row.subject_kind), row.subject_id, row.party),
        payload=unit.vault.read(row, "payload"),
        process_id=row.process_id,
        case_id=row.case_id,
        entry_id=row.entry_id,
    )
