"""Releases of processes: their files, and which of them new cases follow."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Deployment, Release, ReleaseFile


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
