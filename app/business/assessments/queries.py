"""The records of assessments, as the room finds them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Account, AssessmentVisit, VisitMember


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
