"""What a release needs and an area lacks: nothing is deployed on a value that nobody has set."""

from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.parameters.parameter_names import is_required
from app.casework.parameters.parameter_needs import Need, needs_of
from app.casework.releases.pinned_release import PinnedRelease
from app.storage.records import Area
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def lacking_parameters(unit: UnitOfWork, area_id: str, release: PinnedRelease) -> tuple[Need, ...]:
    """The release's needs for which neither the region's sources nor the area give a value today, and without
    which it cannot do.
    """
    area = unit.session.get_one(Area, area_id)
    law = jurisdiction_of(unit, area_id, area.region)
    needs = [each for each in needs_of(release, unit.tools.services) if is_required(each.key)]
    missing = frozenset(law.parameters.missing((need.key for need in needs), day_of(unit.moment)))
    return tuple(need for need in needs if need.key in missing)
