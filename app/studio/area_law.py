"""What holds in one area, and what its processes ask for: read once a request."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.parameters.lacking_parameters import lacking_parameters
from app.casework.parameters.parameter_needs import Need, needs_of
from app.casework.releases.pinned_release import PinnedRelease
from app.domain.errors import NotFound
from app.storage.area_parameters import parameter_rows, standing
from app.storage.records import ParameterValue
from app.storage.unit_of_work import UnitOfWork
from app.studio.queries import area_of, deployed
from app.workcalendar.moments import day_of


@dataclass
class AreaLaw:
    """The law of an area on the legal today."""

    unit: UnitOfWork
    area_id: str

    @cached_property
    def law(self) -> Jurisdiction:
        """The region's parameters and the area's own."""
        return jurisdiction_of(self.unit, self.area_id, area_of(self.unit, self.area_id).region)

    @property
    def today(self) -> date:
        return day_of(self.unit.moment)

    @cached_property
    def releases(self) -> list[PinnedRelease]:
        """What new cases follow, by process."""
        return deployed(self.unit, self.area_id)

    @cached_property
    def needs(self) -> list[Need]:
        """What the processes in use ask for, each key once."""
        services = self.unit.tools.services
        return _united([need for release in self.releases for need in needs_of(release, services)])

    @cached_property
    def lacking(self) -> list[Need]:
        """Those among the needs that have no value today."""
        found = [lacking_parameters(self.unit, self.area_id, release) for release in self.releases]
        return _united([need for needs in found for need in needs])

    def need(self, key: str) -> Need:
        """Who asks for a key; nobody, perhaps."""
        return next((need for need in self.needs if need.key == key), Need(key, ()))

    def value_set(self, key: str, since: date, state: str) -> ParameterValue:
        """What the area has set from a day on. Raises NotFound."""
        rows = standing(parameter_rows(self.unit.session, self.area_id))
        wanted = (key, since, state)
        found = next((row for row in rows if (row.key, row.valid_from, row.state) == wanted), None)
        if found is None:
            raise NotFound()
        return found


def _united(needs: list[Need]) -> list[Need]:
    by_key: dict[str, Need] = {}
    for need in needs:
        earlier = by_key.get(need.key, need)
        used_by = tuple(dict.fromkeys((*earlier.used_by, *need.used_by)))
        by_key[need.key] = Need(need.key, used_by, earlier.is_length or need.is_length)
    return sorted(by_key.values(), key=lambda need: need.key)
