"""Deciding that an area's new cases of a process follow a release."""

from datetime import date

from app.casework.messages.new_cases import look_for_hearers
from app.casework.parameters.lacking_parameters import lacking_parameters
from app.casework.releases.pinned_release import PinnedRelease
from app.domain.errors import (
    BusinessServed,
    FirstDayPast,
    MaterialMissing,
    NotFound,
    ParameterMissing,
    TransitionNotAllowed,
)
from app.identity.actor import Actor
from app.storage.records import Area, Deployment, Release
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def deploy_process(
    unit: UnitOfWork,
    area_id: str,
    process_id: str,
    release_id: str,
    *,
    first_day: date | None = None,
    actor: Actor | None = None,
) -> None:
    """Puts a released release into use for new cases from a day on, today if none is named.

    Running cases keep theirs. Raises FirstDayPast for a day before today: no case was opened by it then.
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
    _check_business(unit, area_id, pinned)
    lacking = lacking_parameters(unit, area_id, pinned)
    if lacking:
        keys = tuple(need.key for need in lacking)
        region = unit.tools.regions[unit.session.get_one(Area, area_id).region]
        raise ParameterMissing(region=region.name, key="、".join(keys), keys=keys)
    today = day_of(unit.moment)
    if first_day is not None and first_day < today:
        raise FirstDayPast(day=first_day, today=today)
    _deploy(unit, area_id, release, first_day or today, actor)


def _check_business(unit: UnitOfWork, area_id: str, pinned: PinnedRelease) -> None:
    """A business is served by one process in a region: the one that its file names."""
    business = pinned.definition.processes[pinned.process_id].business
    region = unit.tools.regions[unit.session.get_one(Area, area_id).region]
    serving = region.duties.process_of(business) if business else None
    if serving not in (None, pinned.process_id):
        raise BusinessServed(business=region.duties.businesses[business].name, process=serving)


def _deploy(unit: UnitOfWork, area_id: str, release: Release, first_day: date, actor: Actor | None) -> None:
    deployment_id = unit.new_id()
    unit.session.add(
        Deployment(
            area_id=area_id,
            id=deployment_id,
            process_id=release.process_id,
            release_id=release.id,
            first_day=first_day,
            deployed_by=actor.account_id if actor else "shipped",
            deployed_at=unit.moment,
            withdrawn_at=None,
        )
    )
    unit.session.flush()
    look_for_hearers(unit, area_id, first_day, deployment_id)
