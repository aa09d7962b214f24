"""What applies in one area: its region's parameters, its own settings, its working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.casework.parameters.parameter_names import is_required
from app.domain.errors import NotFound, ParameterMissing
from app.storage.area_parameters import parameter_rows, standing
from app.storage.calendars import calendar_of
from app.storage.records import Area, ParameterValue
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.duties import Duties
from app.workcalendar.moments import day_of
from app.workcalendar.parameter_entry import from_plain
from app.workcalendar.parameters import AreaSetting, Parameter, ParameterState, RegionParameters

Regions = Mapping[str, RegionParameters]


@dataclass
class Jurisdiction:
    """The law of one area during one unit of work, looked up when it is first asked."""

    unit: UnitOfWork
    area_id: str
    stated: RegionParameters

    @cached_property
    def area(self) -> Area:
        """The area's row. Raises NotFound."""
        found = self.unit.session.get(Area, self.area_id)
        if found is None:
            raise NotFound()
        return found

    @cached_property
    def parameters(self) -> RegionParameters:
        """The region's parameters with what the area has set where the region leaves it open."""
        rows = parameter_rows(self.unit.session, self.area_id)
        open_to_it = [row for row in standing(rows) if self.stated.leaves_open(row.key)]
        return self.stated.with_area_settings(map(as_parameter, open_to_it))

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days by the notices entered here, and the area's closing time."""
        return calendar_of(self.unit, self.area_id)

    def parameter(self, key: str, on: date | None = None) -> Parameter:
        """The value that holds on a day, without one: on the legal today. Raises ParameterMissing."""
        day = on or day_of(self.unit.moment)
        try:
            stated = self.stated.lookup(key, day)
        except ParameterMissing:
            stated = None
        if stated is not None and stated.bound is None:
            return stated
        # Only now is the database asked: what a region's sources state without a choice goes first.
        return self.parameters.lookup(key, day)

    def value(self, key: str, on: date | None = None) -> Parameter | None:
        """The same; None for a parameter without which one can do and that nobody has set."""
        try:
            return self.parameter(key, on)
        except ParameterMissing:
            if is_required(key):
                raise
            return None


def duties_of(unit: UnitOfWork, region: str) -> Duties:
    """What a region says on windows, separation of duties and recusal; of an area or a case, its region."""
    stated: RegionParameters = unit.tools.regions[region]
    return stated.duties


def jurisdiction_of(unit: UnitOfWork, area_id: str, region: str) -> Jurisdiction:
    """The law of an area of that region."""
    return Jurisdiction(unit, area_id, unit.tools.regions[region])


def as_parameter(row: ParameterValue) -> Parameter:
    """What an area set, as a parameter."""
    return Parameter(
        key=row.key,
        value=from_plain(row.value["value"], row.value["unit"]),
        unit=row.value["unit"],
        valid_from=row.valid_from,
        valid_to=row.valid_until,
        state=ParameterState(row.state),
        setting=AreaSetting(row.set_by, row.set_at, row.legal_basis),
    )
