"""What the pages of calendar and parameters read besides the use cases."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.casework.releases.pinned_release import PinnedRelease
from app.storage.records import Area, DueWork
from app.storage.releases import deployed_processes, deployed_release
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Recount:
    """How far the recounting that a notice caused has come, in one area."""

    waiting: int
    parked: int


def recount_of(unit: UnitOfWork, area_id: str) -> Recount:
    """The cases of an area that are still to be counted again."""
    rows = unit.session.execute(
        select(DueWork.state, func.count())
        .where(
            DueWork.area_id == area_id,
            DueWork.kind == "recompute_clocks",
            DueWork.state.in_(("waiting", "parked")),
        )
        .group_by(DueWork.state)
    )
    counts = dict(rows.all())
    return Recount(counts.get("waiting", 0), counts.get("parked", 0))


def area_of(unit: UnitOfWork, area_id: str) -> Area:
    """The row of an area."""
    return unit.session.get_one(Area, area_id)


def deployed(unit: UnitOfWork, area_id: str) -> list[PinnedRelease]:
    """The releases that new cases of the area follow, by process."""
    today = day_of(unit.moment)
    processes = deployed_processes(unit.session, area_id, today)
    found = [(name, deployed_release(unit.session, area_id, name, today)) for name in processes]
    return [
        unit.tools.catalogue.release(unit, release.id, name) for name, release in found if release is not None
    ]
