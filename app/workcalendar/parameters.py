"""How much and how long, here: the parameters of one region, with what a pooling area has set on top.

A key on which the region's sources are silent does not exist; nothing borrows another region's value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import MaterialRefused, ParameterMissing, ParameterStated
from app.workcalendar.duties import Duties
from app.workcalendar.lengths import Length
from app.workcalendar.parameter_units import LENGTH_UNITS, UNITS, as_feel


class ParameterState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"


@dataclass(frozen=True)
class AreaSetting:
    """Who set a silent parameter for a pooling area, when, and on what basis."""

    set_by: str
    set_at: datetime
    basis: str


@dataclass(frozen=True)
class Parameter:
    """One value as a source states it. `source` holds requirement IDs; a table's value is a list of rows."""

    key: str
    value: object
    unit: str
    source: tuple[str, ...] = ()
    qualifier: str | None = None
    counted_from: str | None = None
    clock_stop: str | None = None
    extra_condition: str | None = None
    note: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    state: ParameterState = ParameterState.IN_FORCE
    setting: AreaSetting | None = None

    def __post_init__(self) -> None:
        if self.unit != "table" and self.unit not in UNITS:
            raise MaterialRefused(material=self.key, reason=f"未知的单位 {self.unit}")
        if self.unit != "table" and not UNITS[self.unit](self.value):
            raise MaterialRefused(material=self.key, reason=f"值 {self.value} 与单位 {self.unit} 不符")

    def covers(self, day: date) -> bool:
        """Whether the value holds on the day; both ends are included."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def overlaps(self, other: "Parameter") -> bool:
        """Whether some day has both."""
        starts = max(self.valid_from or date.min, other.valid_from or date.min)
        return starts <= min(self.valid_to or date.max, other.valid_to or date.max)

    def as_feel(self) -> object:
        """A scalar, a list, a date, rows of a table, or `{value, unit}` for a length."""
        return as_feel(self.value, self.unit)

    def as_length(self) -> Length:
        """The length for a clock. Raises MaterialRefused where the unit is no unit of time."""
        if self.unit not in LENGTH_UNITS:
            raise MaterialRefused(material=self.key, reason=f"{self.unit} 不是期限单位")
        return Length.parse({"value": self.value, "unit": self.unit})


@dataclass(frozen=True)
class SourceDocument:
    prefix: str
    title: str
    number: str | None = None


@dataclass(frozen=True)
class RegionParameters:
    """Versions by key. In a region in force, drafts are seen only by `lookup(..., drafts=True)`."""

    region: str
    name: str
    state: ParameterState
    sources: tuple[SourceDocument, ...] = ()
    versions: Mapping[str, tuple[Parameter, ...]] = field(default_factory=dict)
    duties: Duties = field(default_factory=Duties)

    def lookup(self, key: str, on: date, *, drafts: bool = False) -> Parameter:
        """The value that holds on the day. Raises ParameterMissing where the region is silent.

        A draft holds in a region that is all draft; elsewhere it shows what would be, when asked for.
        """
        valid = [each for each in self.versions.get(key, ()) if each.covers(on)]
        preferred = ParameterState.DRAFT if drafts else ParameterState.IN_FORCE
        allowed = drafts or self.state is ParameterState.DRAFT
        usable = [each for each in valid if allowed or each.state is ParameterState.IN_FORCE]
        if not usable:
            raise ParameterMissing(key=key, region=self.name)
        return min(usable, key=lambda each: each.state is not preferred)

    def missing(self, keys: Iterable[str], on: date) -> list[str]:
        """The keys among those needed that have no value on the day."""
        return [key for key in keys if not self._has(key, on)]

    def with_area_settings(self, settings: Iterable[Parameter]) -> "RegionParameters":
        """The region as one pooling area has completed it. Raises ParameterStated where it is not silent."""
        added: dict[str, tuple[Parameter, ...]] = {}
        for setting in settings:
            if setting.key in self.versions:
                raise ParameterStated(key=setting.key, region=self.name)
            added[setting.key] = (*added.get(setting.key, ()), setting)
        return replace(self, versions={**self.versions, **added})

    def _has(self, key: str, on: date) -> bool:
        try:
            self.lookup(key, on)
        except ParameterMissing:
            return False
        return True
