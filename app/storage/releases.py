"""Which releases there are, and which of them an area works with on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.records import Area, Deployment, Release, ReleaseFile


def deployed_release(session: Session, area_id: str, process_id: str, today: date) -> Release | None:
    """The release that new cases of a process follow in an area today."""
    return session.scalars(
        select(Release)
        .join(Deployment, Deployment.release_id == Release.id)
        .where(
            Deployment.area_id == area_id,
            Deployment.process_id == process_id,
            Deployment.first_day <= today,
            Deployment.withdrawn_at.is_(None),
        )
        .order_by(Deployment.first_day.desc(), Deployment.deployed_at.desc(), Deployment.id.desc())
        .limit(1)
    ).one_or_none()


def deployed_processes(session: Session, area_id: str, today: date) -> list[str]:
    """The processes for which an area has a release in use today, by their ids in order."""
    rows = session.scalars(
        select(Deployment.process_id)
        .where(
            Deployment.area_id == area_id,
            Deployment.first_day <= today,
            Deployment.withdrawn_at.is_(None),
        )
        .distinct()
        .order_by(Deployment.process_id)
    )
    return list(rows)


@dataclass(frozen=True)
class Deployed:
    """A deployment with its area's name; `in_use` on the day asked for, otherwise past or to come."""

    deployment: Deployment
    area_name: str
    in_use: bool


def deployments(session: Session, today: date, area_id: str | None = None) -> Sequence[Deployed]:
    """The deployments that were not withdrawn, of one area or of all: by area and process, latest first."""
    asked = (
        select(Deployment, Area.name)
        .join(Area, Area.id == Deployment.area_id)
        .where(Deployment.withdrawn_at.is_(None))
        .order_by(
            Area.name,
            Deployment.process_id,
            Deployment.first_day.desc(),
            Deployment.deployed_at.desc(),
            Deployment.id.desc(),
        )
    )
    found, in_use = [], set()
    for row, name in session.execute(
        asked if area_id is None else asked.where(Deployment.area_id == area_id)
    ):
        place = (row.area_id, row.process_id)
        current = row.first_day <= today and place not in in_use
        in_use |= {place} if current else set()
        found.append(Deployed(row, name, current))
    return found


def files_of(session: Session, release_id: str) -> dict[str, str]:
    """The hash of each file of a release, by its path."""
    asked = select(ReleaseFile.path, ReleaseFile.sha256).where(ReleaseFile.release_id == release_id)
    return dict(iter(session.execute(asked)))


def release_files(session: Session, release_id: str) -> dict[str, bytes]:
    """The files of a release by path; empty where there is no such release."""
    rows = session.execute(
        select(ReleaseFile.path, ReleaseFile.content).where(ReleaseFile.release_id == release_id)
    )
    return dict(iter(rows))
