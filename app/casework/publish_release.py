"""Publishing materials: everything that a process reaches, checked, and kept for ever by its content hash."""

import re
from dataclasses import dataclass
from hashlib import sha256

from app.casework.materials import Materials, Reach, content_hash, reach_of
from app.casework.pinned_release import PinnedRelease, form_of, read_release
from app.casework.service_tasks.registry import ServiceTasks
from app.domain.errors import DiagramRefused, MaterialMissing, NotFound, SeparationOfDuties
from app.engine.elements import Element
from app.identity.actor import Actor
from app.storage.records import Release, ReleaseFile
from app.storage.repositories import add_rows
from app.storage.unit_of_work import UnitOfWork

# In XML, JSON and YAML the quotes around a key are written in different ways.
_ASKED = re.compile(rb"parameter\(\s*(?:&quot;|&#34;|\\?[\"'])([\w.-]+)")


@dataclass(frozen=True)
class CheckedRelease:
    """A readable release, and the region parameters without which it cannot run."""

    release: PinnedRelease
    parameters: frozenset[str]


def publish_release(
    unit: UnitOfWork, materials: Materials, process_id: str, *, author: Actor | None = None, note: str = ""
) -> str:
    """Keeps what a process reaches and gives the release's id, the same for the same content.

    A person's release is a draft until another person releases it; without an author it is shipped with the
    product. Raises DiagramRefused, MaterialMissing, MaterialRefused.
    """
    checked = check_release(materials, process_id, unit.tools.services)
    release_id = checked.release.id
    if unit.session.get(Release, release_id) is None:
        _keep(unit, checked, author, note)
    return release_id


def check_release(materials: Materials, process_id: str, services: ServiceTasks) -> CheckedRelease:
    """Reads everything that a process reaches, and finds what is wanting."""
    reach = reach_of(materials, process_id)
    release = read_release(content_hash(reach.files), process_id, reach.files)
    _check_services(reach, services, process_id)
    _check_forms(release)
    _check_clocks(release, reach)
    return CheckedRelease(release, parameters_of(release, reach, services))


def parameters_of(release: PinnedRelease, reach: Reach, services: ServiceTasks) -> frozenset[str]:
    """The region parameters that diagrams, tables, forms, clocks and services ask for."""
    asked = {key.decode() for content in reach.files.values() for key in _ASKED.findall(content)}
    used = set(reach.clocks_asked())
    limits = {
        str(rule.limit)
        for name, rule in release.clocks.items()
        if name in used and isinstance(rule.limit, str) and not rule.limit.startswith("=")
    }
    served = {key for name in reach.services for key in services.find(name).parameters}
    return frozenset(asked | limits | served)


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
            raise DiagramRefused(diagram=process_id, reason=f"没有服务 {name}")


def _check_forms(release: PinnedRelease) -> None:
    """Every form is read; every user task and the process's own start have one."""
    for element in release.definition.elements.values():
        if release.has_form(form_of(element)):
            release.form(form_of(element))
        elif _needs_form(element, release.process_id):
            raise MaterialMissing(kind="表单", name=form_of(element))


def _needs_form(element: Element, process_id: str) -> bool:
    starts = element.kind == "startEvent" and element.parent is None and element.process_id == process_id
    return element.kind == "userTask" or starts


def _check_clocks(release: PinnedRelease, reach: Reach) -> None:
    for name in reach.clocks_asked():
        release.clock(name)


def _keep(unit: UnitOfWork, checked: CheckedRelease, author: Actor | None, note: str) -> None:
    shipped = author is None
    by = author.account_id if author else "shipped"
    unit.session.add(
        Release(
            id=checked.release.id,
            process_id=checked.release.process_id,
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
            "release_id": checked.release.id,
            "path": path,
            "sha256": sha256(content).hexdigest(),
            "content": content,
        }
        for path, content in checked.release.files.items()
    ]
    add_rows(unit, ReleaseFile, rows)
