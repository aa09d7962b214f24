"""How much and how long, here: the parameters of one region, with what a pooling area has set on top.

A key on which the region's sources are silent does not exist; nothing borrows another region's value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from app.domain.errors import MaterialRefused, ParameterMissing, ParameterStated
from app.workcalendar.duties import Duties
from app.workcalendar.lengths import Length
from app.workcalendar.parameter_units import LENGTH_UNITS, UNITS, as_feel


class ParameterState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"


class Bound(StrEnum):
    """What a source leaves open on one side of its value: an area, and whoever decides, choose there."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


_BOUNDS = {
    **dict.fromkeys(("不少于", "至少", "不低于"), Bound.AT_LEAST),
    **dict.fromkeys(("不超过", "不高于", "不多于", "至多"), Bound.AT_MOST),
}


@dataclass(frozen=True)
class AreaSetting:
    """Who set a parameter for a pooling area, when, and on what basis."""

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

    @property
    def bound(self) -> Bound | None:
        """On which side of the value a choice is left, by its qualifier; None where there is none."""
        return _BOUNDS.get(self.qualifier or "")

    def admits(self, value: object, unit: str) -> bool:
        """Whether an area may choose that value: in the same unit, on the side that is left open."""
        if unit != self.unit or not UNITS[unit](value):
            return False
        try:
            chosen, stated = Decimal(str(value)), Decimal(str(self.value))
        except InvalidOperation:
            return False
        return (
            chosen >= stated if self.bound is Bound.AT_LEAST else self.bound is not None and chosen <= stated
        )

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

        A draft holds in a region that is all draft; elsewhere it shows what would be, when asked for. What an
        area chose inside the source's bound goes before the bound.
        """
        valid = [each for each in self.versions.get(key, ()) if each.covers(on)]
        preferred = ParameterState.DRAFT if drafts else ParameterState.IN_FORCE
        allowed = drafts or self.state is ParameterState.DRAFT
        usable = [each for each in valid if allowed or each.state is ParameterState.IN_FORCE]
        if not usable:
            raise ParameterMissing(key=key, region=self.name)
        stated = [each for each in usable if each.setting is None]
        chosen = [
            each
            for each in usable
            if each.setting is not None and all(one.admits(each.value, each.unit) for one in stated)
        ]
        return min(chosen or stated or usable, key=lambda each: each.state is not preferred)

    def missing(self, keys: Iterable[str], on: date) -> list[str]:
        """The keys among those needed that have no value on the day."""
        return [key for key in keys if not self._has(key, on)]

    def with_area_settings(self, settings: Iterable[Parameter]) -> "RegionParameters":
        """The region as one pooling area has completed it.

        Raises ParameterStated where it is neither silent nor leaves a choice.
        """
        versions = dict(self.versions)
        for setting in settings:
            if not self.leaves_open(setting.key):
                raise ParameterStated(key=setting.key, region=self.name)
            stated = self.versions.get(setting.key, ())
            if stated:
                setting = replace(setting, source=stated[-1].source, qualifier=stated[-1].qualifier)
            versions[setting.key] = (*versions.get(setting.key, ()), setting)
        return replace(self, versions=versions)

    def leaves_open(self, key: str) -> bool:
        """Whether an area may set the key: no source states it, or only as a bound."""
        return all(each.bound is not None for each in self.versions.get(key, ()))

    def _has(self, key: str, on: date) -> bool:
        try:
            self.lookup(key, on)
        except ParameterMissing:
            return False
        return True
