"""Deciding that an area's new cases of a process follow a release."""

from app.casework.parameters.lacking_parameters import lacking_parameters
from app.domain.errors import MaterialMissing, NotFound, ParameterMissing, TransitionNotAllowed
from app.identity.actor import Actor
from app.storage.records import Area, Deployment, Release
from app.storage.unit_of_work import UnitOfWork


def deploy_process(
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
    pinned = unit.tools.catalogue.release(unit, release_id, process_id)
    lacking = lacking_parameters(unit, area_id, pinned)
    if lacking:
        keys = tuple(need.key for need in lacking)
        region = unit.tools.regions[unit.session.get_one(Area, area_id).region]
        raise ParameterMissing(region=region.name, key="、".join(keys), keys=keys)
    _deploy(unit, area_id, process_id, release_id, actor)


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
