"""The records of an assessment, as the room finds them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from app.business.assessments.records import (
    AssessmentVisit,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    Evidence,
    VisitMember,
)
from app.domain.errors import NotFound
from app.storage.records import Account, Attachment, CaseFile


def latest_visit(session: Session, area_id: str, case_id: str) -> AssessmentVisit:
    """The visit that was planned last. Raises NotFound."""
    found = session.scalars(
        select(AssessmentVisit)
        .where(AssessmentVisit.area_id == area_id, AssessmentVisit.case_id == case_id)
        .order_by(AssessmentVisit.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NotFound()
    return found


def members_of(session: Session, visit: AssessmentVisit) -> Sequence[VisitMember]:
    """The team of a visit, experts last."""
    return session.scalars(
        select(VisitMember)
        .where(VisitMember.area_id == visit.area_id, VisitMember.visit_id == visit.id)
        .order_by(VisitMember.role, VisitMember.account_id)
    ).all()


def latest_conclusion(session: Session, area_id: str, case_id: str) -> Conclusion | None:
    """The conclusion of the case's latest round."""
    return session.scalars(
        select(Conclusion)
        .where(Conclusion.area_id == area_id, Conclusion.case_id == case_id)
        .order_by(Conclusion.round.desc())
        .limit(1)
    ).one_or_none()


def proposed_conclusion(session: Session, area_id: str, case_id: str) -> Conclusion:
    """The same where there must be one. Raises NotFound."""
    found = latest_conclusion(session, area_id, case_id)
    if found is None:
        raise NotFound()
    return found


def issued_before(session: Session, conclusion: Conclusion) -> Conclusion | None:
    """The person's conclusion that is in force until this one takes its place."""
    return session.scalars(
        select(Conclusion)
        .where(
            Conclusion.area_id == conclusion.area_id,
            Conclusion.person_id == conclusion.person_id,
            Conclusion.id != conclusion.id,
            Conclusion.issued_on.is_not(None),
            Conclusion.state != "replaced",
        )
        .order_by(Conclusion.issued_on.desc(), Conclusion.id.desc())
        .limit(1)
    ).one_or_none()


def confirmations_of(session: Session, conclusion: Conclusion) -> Sequence[ConclusionConfirmation]:
    """What experts have said of a conclusion."""
    return session.scalars(
        select(ConclusionConfirmation).where(
            ConclusionConfirmation.area_id == conclusion.area_id,
            ConclusionConfirmation.conclusion_id == conclusion.id,
        )
    ).all()


def advice_of(session: Session, conclusion: Conclusion) -> CareAdvice | None:
    """The care advice that was given with a conclusion."""
    return session.scalars(
        select(CareAdvice).where(
            CareAdvice.area_id == conclusion.area_id, CareAdvice.conclusion_id == conclusion.id
        )
    ).one_or_none()


def letter_of(session: Session, conclusion: Conclusion) -> ConclusionLetter | None:
    """The letter that issued a conclusion."""
    return session.scalars(
        select(ConclusionLetter).where(
            ConclusionLetter.area_id == conclusion.area_id,
            ConclusionLetter.conclusion_id == conclusion.id,
        )
    ).one_or_none()


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


def assessed_before(session: Session, area_id: str, person_id: str, besides_case: str) -> frozenset[str]:
    """The accounts that visited the person, or confirmed a conclusion on the person, in another case."""
    visited = (
        select(VisitMember.account_id)
        .join(
            AssessmentVisit,
            (AssessmentVisit.area_id == VisitMember.area_id) & (AssessmentVisit.id == VisitMember.visit_id),
        )
        .join(
            CaseFile,
            (CaseFile.area_id == AssessmentVisit.area_id) & (CaseFile.id == AssessmentVisit.case_id),
        )
        .where(CaseFile.area_id == area_id, CaseFile.subject_id == person_id, CaseFile.id != besides_case)
    )
    confirmed = (
        select(ConclusionConfirmation.expert_id)
        .join(
            Conclusion,
            (Conclusion.area_id == ConclusionConfirmation.area_id)
            & (Conclusion.id == ConclusionConfirmation.conclusion_id),
        )
        .where(
            Conclusion.area_id == area_id,
            Conclusion.person_id == person_id,
            Conclusion.case_id != besides_case,
        )
    )
    return frozenset(session.scalars(union(visited, confirmed)))


def issued_elsewhere(session: Session, area_id: str, person_id: str, case_id: str) -> Conclusion | None:
    """The person's conclusion that was issued last in another case."""
    return session.scalars(
        select(Conclusion)
        .where(
            Conclusion.area_id == area_id,
            Conclusion.person_id == person_id,
            Conclusion.issued_on.is_not(None),
            Conclusion.case_id != case_id,
        )
        .order_by(Conclusion.issued_on.desc(), Conclusion.id.desc())
        .limit(1)
    ).one_or_none()


def files_of_visit(session: Session, visit: AssessmentVisit) -> Sequence[Attachment]:
    """The files that support what was found at a visit, in the order of their coming."""
    same = (Attachment.area_id == Evidence.area_id) & (Attachment.id == Evidence.attachment_id)
    return session.scalars(
        select(Attachment)
        .join(Evidence, same)
        .where(Evidence.area_id == visit.area_id, Evidence.visit_id == visit.id)
        .order_by(Evidence.id)
    ).all()


def rows_of_conclusions(session: Session, table: type[Any], area_id: str, case_id: str) -> Sequence[Any]:
    """The rows that belong to the conclusions of a case, the first one first."""
    own = (Conclusion.id == table.conclusion_id) & (Conclusion.area_id == table.area_id)
    return session.scalars(
        select(table)
        .join(Conclusion, own)
        .where(Conclusion.area_id == area_id, Conclusion.case_id == case_id)
        .order_by(table.id)
    ).all()


def visit_members(session: Session, area_id: str, case_id: str) -> Sequence[VisitMember]:
    """The members of all visits of a case."""
    own = (AssessmentVisit.id == VisitMember.visit_id) & (AssessmentVisit.area_id == VisitMember.area_id)
    return session.scalars(
        select(VisitMember)
        .join(AssessmentVisit, own)
        .where(AssessmentVisit.area_id == area_id, AssessmentVisit.case_id == case_id)
        .order_by(VisitMember.area_id, VisitMember.visit_id, VisitMember.account_id)
    ).all()
