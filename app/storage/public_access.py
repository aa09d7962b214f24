"""Finds what the public holds a secret for: cases by their code, drafts by theirs."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.storage.records import CaseCode, CaseFile, PublicDraft
from app.storage.unit_of_work import UnitOfWork


def case_of_secret(session: Session, secret: str) -> tuple[CaseFile, CaseCode] | None:
    """The case to which the keyed hash of a number and a code belongs."""
    row = session.execute(
        select(CaseFile, CaseCode)
        .join(CaseCode, (CaseCode.area_id == CaseFile.area_id) & (CaseCode.id == CaseFile.id))
        .where(CaseCode.secret == secret)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def draft_of_secret(session: Session, secret: str) -> PublicDraft | None:
    """The application to which the keyed hash of a draft's code belongs."""
    return session.scalars(select(PublicDraft).where(PublicDraft.secret == secret)).one_or_none()


def draft_of_message(session: Session, area_id: str, case_id: str, message: str) -> PublicDraft | None:
    """What the applicant party has typed into the form of a message to its case."""
    return session.scalars(
        select(PublicDraft).where(
            PublicDraft.area_id == area_id, PublicDraft.case_id == case_id, PublicDraft.subject == message
        )
    ).one_or_none()


def case_opened_by(session: Session, area_id: str, account_id: str) -> CaseFile | None:
    """The case that an applicant party without an account has opened; its id is good for one."""
    return session.scalars(
        select(CaseFile).where(CaseFile.area_id == area_id, CaseFile.opened_by == account_id)
    ).one_or_none()


def forget_drafts(session: Session, touched_before: datetime) -> None:
    """Deletes what nobody has gone on with since a moment of the machine."""
    session.execute(delete(PublicDraft).where(PublicDraft.touched_at < touched_before))


def write_draft(unit: UnitOfWork, draft: PublicDraft, values: object, form_version: str) -> None:
    """Keeps raw values in a draft, instead of earlier ones; the unit's session has it, or gets it."""
    draft.form_version, draft.saved_at, draft.touched_at = form_version, unit.moment, unit.machine_moment
    unit.vault.write(draft, "values", values)
    unit.session.add(draft)
    unit.session.flush()
