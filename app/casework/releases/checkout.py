"""What an office works with, beside what the checkout has: no change of files does nothing in silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import Materials, content_hash, reach_of
from app.casework.releases.publish_release import publish_release
from app.domain.errors import MaterialMissing
from app.storage.releases import deployments, files_of
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Difference:
    """A process of an area whose release in use, or to come, is not what the checkout has.

    `files` are the paths that differ, are new or are gone, sorted.
    """

    area_id: str
    area_name: str
    process_id: str
    files: tuple[str, ...]


def differences(unit: UnitOfWork, materials: Materials, area_id: str | None = None) -> Iterator[Difference]:
    """Of one area or of all; compared is the release that came last, in use or to come."""
    seen = set()
    for each in deployments(unit.session, day_of(unit.moment), area_id):
        row = each.deployment
        if (row.area_id, row.process_id) in seen:
            continue
        seen.add((row.area_id, row.process_id))
        files = _reached(materials, row.process_id)
        if content_hash(files) != row.release_id:
            changed = _changed(files, files_of(unit.session, row.release_id))
            yield Difference(row.area_id, each.area_name, row.process_id, changed)


def deploy_checkout(
    unit: UnitOfWork, materials: Materials, found: Difference, first_day: date | None = None
) -> str:
    """Publishes what the checkout has and puts it into use; the release's id.

    Raises MaterialsRefused, MaterialMissing, ParameterMissing, FirstDayPast: then nothing has changed.
    """
    release_id = publish_release(unit, materials, found.process_id)
    deploy_process(unit, found.area_id, found.process_id, release_id, first_day=first_day)
    return release_id


def _reached(materials: Materials, process_id: str) -> Materials:
    try:
        return reach_of(materials, process_id).files
    except MaterialMissing:
        return {}


def _changed(files: Materials, kept: dict[str, str]) -> tuple[str, ...]:
    now = {path: sha256(content).hexdigest() for path, content in files.items()}
    return tuple(sorted(path for path in now.keys() | kept.keys() if now.get(path) != kept.get(path)))
