"""Publishing materials: everything that a process reaches, checked, and kept for ever by its content hash."""

from hashlib import sha256

from app.casework.releases.checks import Finding, MaterialsRefused, findings_of
from app.casework.releases.house import house_of
from app.casework.releases.materials import Materials, Reach, content_hash, reach_of
from app.casework.releases.pinned_release import PinnedRelease, read_release
from app.casework.tools import Tools
from app.domain.errors import NotFound, SeparationOfDuties
from app.identity.actor import Actor
from app.storage.records import Release, ReleaseFile
from app.storage.repositories import add_rows
from app.storage.unit_of_work import UnitOfWork


def publish_release(
    unit: UnitOfWork, materials: Materials, process_id: str, *, author: Actor | None = None, note: str = ""
) -> str:
    """Keeps what a process reaches and gives the release's id, the same for the same content.

    A person's release is a draft until another person releases it; without an author it is shipped with the
    product. Raises MaterialsRefused with all that is wrong, MaterialMissing for a process that is not drawn.
    """
    reach = reach_of(materials, process_id)
    catalogue = unit.tools.catalogue
    release = catalogue.knows(content_hash(reach.files)) or _checked(reach, process_id, unit.tools)
    catalogue.learn(release)
    if unit.session.get(Release, release.id) is None:
        _keep(unit, release, author, note)
    return release.id


def check_materials(materials: Materials, process_id: str, tools: Tools) -> tuple[Finding, ...]:
    """All that stands against publishing a process. Raises MaterialMissing for one that is not drawn."""
    return findings_of(reach_of(materials, process_id), process_id, house_of(tools))


def _checked(reach: Reach, process_id: str, tools: Tools) -> PinnedRelease:
    findings = findings_of(reach, process_id, house_of(tools))
    if findings:
        raise MaterialsRefused(process_id, findings)
    return read_release(content_hash(reach.files), process_id, reach.files)


def release_draft(unit: UnitOfWork, actor: Actor, release_id: str) -> None:
    """A second person's consent to a draft. Raises NotFound, SeparationOfDuties for the author."""
    row = unit.session.get(Release, release_id)
    if row is None:
        raise NotFound()
    if row.created_by == actor.account_id:
        raise SeparationOfDuties(act="发布流程版本", other="起草流程版本")
    row.state, row.released_by, row.released_at = "released", actor.account_id, unit.moment


def _keep(unit: UnitOfWork, release: PinnedRelease, author: Actor | None, note: str) -> None:
    shipped = author is None
    by = author.account_id if author else "shipped"
    unit.session.add(
        Release(
            id=release.id,
            process_id=release.process_id,
            note=note,
            state="released" if shipped else "draft",
            created_by=by,
            created_at=unit.moment,
            released_by=by if shipped else None,
            released_at=unit.moment if shipped else None,
        )
    )
    unit.session.flush()
    rows = [
        {
            "release_id": release.id,
            "path": path,
            "sha256": sha256(content).hexdigest(),
            "content": content,
        }
        for path, content in release.files.items()
    ]
    add_rows(unit, ReleaseFile, rows)
