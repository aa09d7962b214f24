"""Deciding that an area's new cases of a process follow a release."""

from app.casework.jurisdiction import jurisdiction_of
from app.casework.publish_release import check_release
from app.casework.queries import release_files
from app.domain.errors import MaterialMissing, NotFound, ParameterMissing, TransitionNotAllowed
from app.identity.actor import Actor
from app.storage.records import Area, Deployment, Release
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def deploy(
    unit: UnitOfWork, area_id: str, process_id: str, release_id: str, *, actor: Actor | None = None
) -> None:
    """Puts a released release into use for new cases; running cases keep theirs.

    Raises ParameterMissing, with all missing keys in `params["keys"]`, where the region is silent on what the
    process needs and the area has not set it.
    """
    release = unit.session.get(Release, release_id)
    if release is None:
        raise NotFound()
    if release.process_id != process_id:
        raise MaterialMissing(kind="流程", name=process_id)
    if release.state != "released":
        raise TransitionNotAllowed(what="流程版本", state="草稿", target="启用")
    lacking = missing_parameters(unit, area_id, process_id, release_id)
    if lacking:
        region = unit.session.get_one(Area, area_id).region
        name = unit.tools.regions[region].name
        raise ParameterMissing(region=name, key="、".join(lacking), keys=tuple(lacking))
    _deploy(unit, area_id, process_id, release_id, actor)


def missing_parameters(unit: UnitOfWork, area_id: str, process_id: str, release_id: str) -> list[str]:
    """The parameters that the release needs and the area lacks today, sorted."""
    files = release_files(unit.session, release_id)
    checked = check_release(files, process_id, unit.tools.services)
    area = unit.session.get_one(Area, area_id)
    law = jurisdiction_of(unit, area_id, area.region)
    return law.parameters.missing(sorted(checked.parameters), day_of(unit.moment))


def _deploy(unit: UnitOfWork, area_id: str, process_id: str, release_id: str, actor: Actor | None) -> None:
    unit.session.add(
        Deployment(
            area_id=area_id,
            id=unit.new_id(),
            process_id=process_id,
            release_id=release_id,
            deployed_by=actor.account_id if actor else "shipped",
            deployed_at=unit.moment,
            withdrawn_at=None,
        )
    )
    unit.session.flush()
