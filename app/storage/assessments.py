"""The business records of an assessment, as its service functions find them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import NotFound
from app.storage.records import (
    AssessmentVisit,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    Delivery,
    Document,
    PublicNotice,
    VisitMember,
)


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
    """The team of a visit."""
    return session.scalars(
        select(VisitMember).where(VisitMember.area_id == visit.area_id, VisitMember.visit_id == visit.id)
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


def latest_document(session: Session, area_id: str, case_id: str, code: str) -> Document | None:
    """The letter of a code that was written last in a case."""
    return session.scalars(
        select(Document)
        .where(Document.area_id == area_id, Document.case_id == case_id, Document.code == code)
        .order_by(Document.issued_at.desc(), Document.id.desc())
        .limit(1)
    ).one_or_none()


def document_numbered(session: Session, area_id: str, code: str, number: str) -> Document | None:
    """The letter of a code that bears a number."""
    return session.scalars(
        select(Document).where(Document.area_id == area_id, Document.code == code, Document.number == number)
    ).one_or_none()


def count_deliveries(session: Session, area_id: str, case_id: str, document_id: str | None) -> int:
    """How often the delivery of a document has been tried."""
    statement = select(func.count()).where(
        Delivery.area_id == area_id, Delivery.case_id == case_id, Delivery.document_id == document_id
    )
    return session.scalars(statement).one()


def running_notices(session: Session, area_id: str, case_id: str) -> Sequence[PublicNotice]:
    """What a case has published and not taken down."""
    return session.scalars(
        select(PublicNotice).where(
            PublicNotice.area_id == area_id, PublicNotice.case_id == case_id, PublicNotice.state == "running"
        )
    ).all()
