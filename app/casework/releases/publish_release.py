"""Publishing materials: everything that a process reaches, checked, and kept for ever by its content hash."""

from hashlib import sha256

from app.casework.releases.checks.calls_give_what_is_taken import calls_give_what_is_taken
from app.casework.releases.materials import Materials, Reach, content_hash, reach_of
from app.casework.releases.pinned_release import PinnedRelease, form_of, read_release
from app.casework.services.registry import ServiceTasks
from app.documents import front_matter
from app.domain import errors
from app.domain.errors import MaterialMissing, NotFound, SeparationOfDuties
from app.engine.reading.elements import Element
from app.engine.reading.problems import DiagramRefused
from app.identity.actor import Actor
from app.storage.records import Release, ReleaseFile
from app.storage.repositories import add_rows
from app.storage.unit_of_work import UnitOfWork


def publish_release(
    unit: UnitOfWork, materials: Materials, process_id: str, *, author: Actor | None = None, note: str = ""
) -> str:
    """Keeps what a process reaches and gives the release's id, the same for the same content.

    A person's release is a draft until another person releases it; without an author it is shipped with the
    product. Raises DiagramRefused, MaterialMissing, MaterialRefused.
    """
    reach = reach_of(materials, process_id)
    catalogue = unit.tools.catalogue
    release = catalogue.knows(content_hash(reach.files)) or _checked(reach, process_id, unit.tools.services)
    catalogue.learn(release)
    if unit.session.get(Release, release.id) is None:
        _keep(unit, release, author, note)
    return release.id


def check_release(materials: Materials, process_id: str, services: ServiceTasks) -> PinnedRelease:
    """Reads everything that a process reaches, and refuses what is wanting."""
    return _checked(reach_of(materials, process_id), process_id, services)


def _checked(reach: Reach, process_id: str, services: ServiceTasks) -> PinnedRelease:
    release = read_release(content_hash(reach.files), process_id, reach.files)
    _check_services(reach, services, process_id)
    _check_forms(release)
    _check_clocks(release, reach)
    _check_letters(release)
    _check_calls(release)
    return release


def release_draft(unit: UnitOfWork, actor: Actor, release_id: str) -> None:
    """A second person's consent to a draft. Raises NotFound, SeparationOfDuties for the author."""
    row = unit.session.get(Release, release_id)
    if row is None:
        raise NotFound()
    if row.created_by == actor.account_id:
        raise SeparationOfDuties(act="发布流程版本", other="起草流程版本")
    row.state, row.released_by, row.released_at = "released", actor.account_id, unit.moment


def _check_services(reach: Reach, services: ServiceTasks, process_id: str) -> None:
    for name in sorted(reach.services):
        if name not in services:
            raise errors.DiagramRefused(diagram=process_id, reason=f"没有服务 {name}")


def _check_forms(release: PinnedRelease) -> None:
    """Every form is read; every user task and the process's own start have one."""
    for element in release.definition.elements.values():
        if release.has_form(form_of(element)):
            release.form(form_of(element))
        elif _needs_form(element, release.process_id):
            raise MaterialMissing(kind="表单", name=form_of(element))


def _needs_form(element: Element, process_id: str) -> bool:
    is_start = element.kind == "startEvent" and element.parent is None and element.message is None
    return element.kind == "userTask" or (is_start and element.process_id == process_id)


def _check_clocks(release: PinnedRelease, reach: Reach) -> None:
    for name in reach.clocks_asked():
        release.clock(name)


def _check_letters(release: PinnedRelease) -> None:
    for element in release.definition.elements.values():
        for code in element.attributes.get("issues", "").split():
            front_matter(release.letter(element.process_id, code))


def _check_calls(release: PinnedRelease) -> None:
    found = tuple(calls_give_what_is_taken(release))
    if found:
        raise DiagramRefused(release.process_id, found)


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
