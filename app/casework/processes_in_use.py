"""The processes that an area works with now."""

from app.casework.pinned_release import PinnedRelease
from app.casework.queries import deployed_releases
from app.storage.unit_of_work import UnitOfWork


def processes_in_use(unit: UnitOfWork, area_id: str) -> dict[str, PinnedRelease]:
    """The releases that an area's new cases follow, by process; in one statement once all have been read."""
    return {
        process_id: unit.tools.catalogue.release(unit, release_id, process_id)
        for process_id, release_id in deployed_releases(unit.session, area_id).items()
    }
