"""What colleagues have said to each other about a case, as far as it is for the reader's eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.casework.conversations.office_case import may_read
from app.identity.actor import Actor
from app.storage.conversations import advice_in_case, notes_of
from app.storage.records import Advice, CaseFile
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Note:
    """A note; `task` is the name of the task at which it was written, or ""."""

    id: str
    at: datetime
    who: str
    office: str
    task: str
    text: str


@dataclass(frozen=True)
class Question:
    """A question to a colleague with its answer, "" while there is none. `state` as in the table."""

    id: str
    at: datetime
    who: str
    of: str
    task: str
    text: str
    state: str
    answer: str
    closed_at: datetime | None
    asked_by: str
    asked_of: str


@dataclass(frozen=True)
class Conversation:
    """What was said about a case, the latest first."""

    notes: tuple[Note, ...]
    questions: tuple[Question, ...]

    def __bool__(self) -> bool:
        return bool(self.notes or self.questions)


def conversation_about(unit: UnitOfWork, actor: Actor, case: CaseFile) -> Conversation:
    """The notes and questions of a case that the actor sees; nothing for the public."""
    return Conversation(tuple(_notes(unit, actor, case))[::-1], tuple(_questions(unit, actor, case))[::-1])


def _notes(unit: UnitOfWork, actor: Actor, case: CaseFile) -> Iterator[Note]:
    for note, writer, office, task in notes_of(unit.session, case.area_id, case.id):
        if may_read(actor, note.organisation_id):
            text = unit.vault.read(note, "text")
            yield Note(note.id, note.written_at, writer, office, task or "", text)


def _questions(unit: UnitOfWork, actor: Actor, case: CaseFile) -> Iterator[Question]:
    for advice, asker, asked, task in advice_in_case(unit.session, case.area_id, case.id):
        mine = actor.account_id in (advice.asked_by, advice.asked_of)
        if mine or may_read(actor, advice.organisation_id):
            yield question_of(unit, advice, asker, asked, task)


def question_of(unit: UnitOfWork, advice: Advice, asker: str, asked: str, task: str) -> Question:
    """A row as it is shown."""
    return Question(
        id=advice.id,
        at=advice.asked_at,
        who=asker,
        of=asked,
        task=task,
        text=unit.vault.read(advice, "question"),
        state=advice.state,
        answer=unit.vault.read(advice, "answer") or "",
        closed_at=advice.closed_at,
        asked_by=advice.asked_by,
        asked_of=advice.asked_of,
    )
