"""Leaving a note on a case for the colleagues."""

from app.casework.conversations.office_case import office_of, take_office_case, written
from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.records import CaseNote, WorkItem
from app.storage.unit_of_work import UnitOfWork


def write_note(
    unit: UnitOfWork, actor: Actor, case_id: str, text: str, *, work_item_id: str | None = None
) -> CaseNote:
    """Adds a note, at one of the case's tasks where that is named. A note is never changed or removed.

    Raises NotFound, or InvalidSubmission for an empty or overlong text.
    """
    case = take_office_case(unit, actor, case_id)
    item = unit.session.get(WorkItem, (case.area_id, work_item_id)) if work_item_id else None
    if work_item_id and (item is None or item.case_id != case.id):
        raise NotFound()
    note = CaseNote(
        area_id=case.area_id,
        id=unit.new_id(),
        case_id=case.id,
        work_item_id=work_item_id,
        organisation_id=office_of(actor),
        written_by=actor.account_id,
        written_at=unit.moment,
    )
    unit.vault.write(note, "text", written(text, "text"))
    unit.session.add(note)
    unit.journal.append(case.area_id, case.id, _line(actor, item, note))
    return note


def _line(actor: Actor, item: WorkItem | None, note: CaseNote) -> Line:
    return Line(
        "note_written",
        actor.account_id,
        actor.memberships[0].post,
        process_id=item.process_id if item else None,
        element_id=item.element_id if item else None,
        task_id=item.task_id if item else None,
        payload={"note": note.id},
    )
