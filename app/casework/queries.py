"""What casework reads and changes beside the hot path's own statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, exists, select, update
from sqlalchemy.orm import Session

from app.storage.clock_ledgers import ENTRY_OF_CLOCK, Ledger, ledgers
from app.storage.plain_rows import plain_rows
from app.storage.records import (
    Account,
    AssessmentVisit,
    Attachment,
    CaseFile,
    Clock,
    ClockEntry,
    Delivery,
    Deployment,
    Document,
    Instance,
    JournalEntry,
    Organisation,
    Person,
    PublicNotice,
    Release,
    ReleaseFile,
    Submission,
    VisitMember,
    Wait,
    WorkItem,
)
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key
from app.workcalendar.moments import day_shown_for


def release_files(session: Session, release_id: str) -> dict[str, bytes]:
    """The files of a release by path; empty where there is no such release."""
    rows = session.execute(
        select(ReleaseFile.path, ReleaseFile.content).where(ReleaseFile.release_id == release_id)
    )
    return dict(iter(rows))


def deployed_release(session: Session, area_id: str, process_id: str) -> Release | None:
    """The release that new cases of a process follow in an area."""
    return session.scalars(
        select(Release)
        .join(Deployment, Deployment.release_id == Release.id)
        .where(
            Deployment.area_id == area_id,
            Deployment.process_id == process_id,
            Deployment.withdrawn_at.is_(None),
        )
        .order_by(Deployment.deployed_at.desc(), Deployment.id.desc())
        .limit(1)
    ).one_or_none()


def deployed_processes(session: Session, area_id: str) -> list[str]:
    """The processes for which an area has a release in use, by their ids in order."""
    rows = session.scalars(
        select(Deployment.process_id)
        .where(Deployment.area_id == area_id, Deployment.withdrawn_at.is_(None))
        .distinct()
        .order_by(Deployment.process_id)
    )
    return list(rows)


def running_cases(session: Session, case: CaseFile) -> list[str]:
    """The numbers of the other open cases of this business about the same; of its process without one."""
    same = CaseFile.business == case.business if case.business else CaseFile.kind == case.kind
    rows = session.scalars(
        select(CaseFile.number)
        .where(
            CaseFile.area_id == case.area_id,
            CaseFile.subject_id == case.subject_id,
            same,
            CaseFile.state == "open",
            CaseFile.id != case.id,
        )
        .order_by(CaseFile.number)
    )
    return list(rows)


def has_done_sibling(session: Session, item: WorkItem, account_id: str) -> bool:
    """Whether an account has completed another task of the same element at the same place of the instance."""
    statement = exists().where(
        WorkItem.area_id == item.area_id,
        WorkItem.instance_id == item.instance_id,
        WorkItem.element_id == item.element_id,
        WorkItem.path == item.path,
        WorkItem.ended_by == account_id,
    )
    return bool(session.scalar(select(statement)))


def clocks_of(session: Session, area_id: str, case_id: str) -> list[Ledger]:
    """The clocks of a case in the order of their start, each with its ledger."""
    rows = session.execute(_CLOCKS, {"of_area": area_id, "of_case": case_id})
    return ledgers((clock, entry) for clock, entry in rows)


_CLOCKS = (
    select(Clock, ClockEntry)
    .join(ClockEntry, ENTRY_OF_CLOCK)
    .where(Clock.area_id == bindparam("of_area"), Clock.case_id == bindparam("of_case"))
    .order_by(Clock.id, ClockEntry.seq)
)


def waits_for_clock(session: Session, clock: Clock) -> Sequence[Wait]:
    """The timers that wait for a legal clock."""
    return session.scalars(
        select(Wait).where(
            Wait.area_id == clock.area_id, Wait.case_id == clock.case_id, Wait.clock_id == clock.id
        )
    ).all()


def follow_instead(session: Session, clock: Clock, earlier: str) -> None:
    """Lets timers and open tasks that followed an earlier clock follow this one."""
    for followers in (Wait, WorkItem):
        session.execute(
            update(followers)
            .where(
                followers.area_id == clock.area_id,
                followers.case_id == clock.case_id,
                followers.clock_id == earlier,
            )
            .values(clock_id=clock.id)
        )


def move_due_of_items(session: Session, clock: Clock) -> None:
    """Repeats a clock's due moment in the open work items that follow it."""
    session.execute(
        update(WorkItem)
        .where(
            WorkItem.area_id == clock.area_id,
            WorkItem.case_id == clock.case_id,
            WorkItem.clock_id == clock.id,
            WorkItem.state == "open",
        )
        .values(due_at=clock.due_at, provisional=clock.provisional)
    )


def move_end_of_notices(session: Session, clock: Clock) -> None:
    """Repeats the due day of a clock in the running public notices that it closes; a stopped one has none."""
    if clock.due_at is None:
        return
    session.execute(
        update(PublicNotice)
        .where(
            PublicNotice.area_id == clock.area_id,
            PublicNotice.case_id == clock.case_id,
            PublicNotice.clock_id == clock.id,
            PublicNotice.state == "running",
        )
        .values(ends_on=day_shown_for(clock.due_at), ends_at=clock.due_at)
    )


@dataclass(frozen=True)
class Submitted:
    """A form that was handed in, with its opened values."""

    id: str
    element_id: str
    form_id: str
    form_version: str
    values: Any
    scope: str


def submissions_of(unit: UnitOfWork, area_id: str, case_id: str) -> list[Submitted]:
    """All submitted forms of a case, the last one of an element at the end."""
    rows = plain_rows(unit.session, _SUBMISSIONS, {"of_area": area_id, "of_case": case_id})
    return [_submitted(unit, area_id, row) for row in rows]


def _submitted(unit: UnitOfWork, area_id: str, row: Row[Any]) -> Submitted:
    values = unit.vault.open("submission.values", row_key(area_id, row.id), row.sealed)
    return Submitted(row.id, row.element_id, row.form_id, row.form_version, values, row.scope)


_SUBMISSIONS = (
    select(
        Submission.id,
        Submission.element_id,
        Submission.form_id,
        Submission.form_version,
        Submission.scope,
        Submission.values.label("sealed"),
    )
    .where(Submission.area_id == bindparam("of_area"), Submission.case_id == bindparam("of_case"))
    .order_by(Submission.submitted_at, Submission.id)
)


def visit_team(session: Session, area_id: str, case_id: str) -> list[tuple[str, str, str]]:
    """Account, name and role of the members of the case's latest visit team, experts last."""
    latest = (
        select(AssessmentVisit.id)
        .where(AssessmentVisit.area_id == area_id, AssessmentVisit.case_id == case_id)
        .order_by(AssessmentVisit.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(VisitMember.account_id, Account.name, VisitMember.role)
        .join(Account, Account.id == VisitMember.account_id)
        .where(VisitMember.area_id == area_id, VisitMember.visit_id == latest)
        .order_by(VisitMember.role, VisitMember.account_id)
    )
    return [(account_id, name, role) for account_id, name, role in rows]


def documents_of(session: Session, area_id: str, case_id: str) -> Sequence[Document]:
    """The letters of a case in the order in which they were issued."""
    return session.scalars(
        select(Document)
        .where(Document.area_id == area_id, Document.case_id == case_id)
        .order_by(Document.issued_at, Document.id)
    ).all()


def deliveries_of(session: Session, area_id: str, case_id: str) -> list[tuple[Delivery, Document]]:
    """The attempts to deliver the letters of a case, letter by letter in the order of issue."""
    of_letter = (Document.area_id == Delivery.area_id) & (Document.id == Delivery.document_id)
    rows = session.execute(
        select(Delivery, Document)
        .join(Document, of_letter)
        .where(Delivery.area_id == area_id, Delivery.case_id == case_id)
        .order_by(Document.issued_at, Document.id, Delivery.attempt)
    )
    return [(delivery, document) for delivery, document in rows]


def attachment_of(
    unit: UnitOfWork, area_id: str, attachment_id: str, case_id: str | None, account_id: str
) -> Mapping[str, object] | None:
    """A file of the case, or one that the account has just uploaded, as forms keep it."""
    row = unit.session.get(Attachment, (area_id, attachment_id))
    if row is None or not (row.case_id == case_id or (row.case_id is None and row.uploaded_by == account_id)):
        return None
    name = unit.vault.read(row, "name")
    return {"id": row.id, "name": name, "size": row.size, "sha256": row.sha256}


def bind_attachments(session: Session, area_id: str, case_id: str, ids: Collection[str]) -> None:
    """Makes files that were uploaded beforehand the case's own."""
    if ids:
        session.execute(
            update(Attachment)
            .where(Attachment.area_id == area_id, Attachment.id.in_(ids), Attachment.case_id.is_(None))
            .values(case_id=case_id)
        )


def running_instance(session: Session, area_id: str, case_id: str) -> Instance | None:
    """The process that runs in a case; None where it has ended."""
    return session.scalars(
        select(Instance)
        .where(Instance.area_id == area_id, Instance.case_id == case_id, Instance.status == "running")
        .order_by(Instance.id)
        .limit(1)
        .execution_options(populate_existing=True)
    ).one_or_none()


def person_by_number(session: Session, area_id: str, id_kind: str, id_number_index: str) -> Person | None:
    """The area's person with an identity document, found by the keyed hash of its number."""
    return session.scalars(
        select(Person).where(
            Person.area_id == area_id, Person.id_kind == id_kind, Person.id_number_index == id_number_index
        )
    ).one_or_none()


def offices_of(session: Session, area_id: str) -> Sequence[Organisation]:
    """The agency and the third party that work for an area."""
    return session.scalars(
        select(Organisation)
        .where(
            Organisation.area_id == area_id,
            Organisation.kind.in_(("agency", "tpa")),
            Organisation.state == "active",
        )
        .order_by(Organisation.id.desc())
    ).all()


def journal_lines(unit: UnitOfWork, area_id: str, case_id: str, kind: str) -> list[Mapping[str, Any]]:
    """The opened payloads of a case's journal lines of one kind, in their order."""
    rows = unit.session.execute(
        select(JournalEntry.seq, JournalEntry.payload)
        .where(
            JournalEntry.area_id == area_id,
            JournalEntry.case_id == case_id,
            JournalEntry.kind == kind,
            JournalEntry.payload.is_not(None),
        )
        .order_by(JournalEntry.seq)
    )
    return [
        unit.vault.open("journal_entry.payload", row_key(area_id, case_id, seq), payload)
        for seq, payload in rows
    ]
