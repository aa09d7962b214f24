"""The rows of a case's business records, read for its page."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from app.storage.records import (
    Attachment,
    CareAdvice,
    CaseFile,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    Evidence,
    VisitMember,
)
from app.storage.unit_of_work import UnitOfWork

OF_CONCLUSIONS: tuple[type[Any], ...] = (ConclusionConfirmation, CareAdvice, ConclusionLetter)


def rows_of(unit: UnitOfWork, case: CaseFile, table: type[Any]) -> Sequence[Any]:
    """The rows that a case has in a table, the first one first."""
    query = select(table).where(table.area_id == case.area_id).order_by(table.id)
    if table in OF_CONCLUSIONS:
        ids = select(Conclusion.id).where(Conclusion.area_id == case.area_id, Conclusion.case_id == case.id)
        return unit.session.scalars(query.where(table.conclusion_id.in_(ids))).all()
    return unit.session.scalars(query.where(table.case_id == case.id)).all()


def members_of(unit: UnitOfWork, area_id: str, visit_ids: Collection[str]) -> dict[str, list[VisitMember]]:
    """The members of visits' teams, by visit, experts last."""
    query = select(VisitMember).where(VisitMember.area_id == area_id, VisitMember.visit_id.in_(visit_ids))
    found: dict[str, list[VisitMember]] = {}
    for member in unit.session.scalars(query.order_by(VisitMember.role, VisitMember.account_id)):
        found.setdefault(member.visit_id, []).append(member)
    return found


def evidence_of(unit: UnitOfWork, case: CaseFile) -> list[tuple[Evidence, Attachment]]:
    """The files that support the case's assessment."""
    same = (Attachment.area_id == Evidence.area_id) & (Attachment.id == Evidence.attachment_id)
    rows = unit.session.execute(
        select(Evidence, Attachment)
        .join(Attachment, same)
        .where(Evidence.area_id == case.area_id, Evidence.case_id == case.id)
        .order_by(Evidence.id)
    )
    return [(evidence, attachment) for evidence, attachment in rows]
