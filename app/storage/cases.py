"""Cases as a step finds them: what runs in one, and what else runs about the same."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import CaseFile, Instance


def instances_of(session: Session, area_id: str, case_id: str) -> Sequence[Instance]:
    """The processes of a case, the first one first."""
    return session.scalars(
        select(Instance)
        .where(Instance.area_id == area_id, Instance.case_id == case_id)
        .order_by(Instance.started_at, Instance.id)
    ).all()


def running_instance(session: Session, area_id: str, case_id: str) -> Instance | None:
    """The process that runs in a case; None where it has ended."""
    return session.scalars(
        select(Instance)
        .where(Instance.area_id == area_id, Instance.case_id == case_id, Instance.status == "running")
        .order_by(Instance.id)
        .limit(1)
        .execution_options(populate_existing=True)
    ).one_or_none()


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
