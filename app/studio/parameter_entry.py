"""The form that sets a parameter: what was typed, what is wrong with it, and the value that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.casework.parameters.set_area_parameter import AreaValue
from app.domain.errors import FieldError, InvalidSubmission, MaterialRefused
from app.storage.records import ParameterValue
from app.workcalendar.parameter_entry import UNIT_NAMES, as_entry, from_plain, read_entry
from app.workcalendar.parameters import ParameterState

LONGEST = {"value": 4_000, "legal_basis": 400}


@dataclass(frozen=True)
class ParameterEntry:
    """The fields as text; `state` is "draft" or "in_force", `to_running` "" or "yes"."""

    key: str
    unit: str = ""
    value: str = ""
    valid_from: str = ""
    valid_until: str = ""
    legal_basis: str = ""
    state: str = "draft"
    to_running: str = ""

    def area_value(self) -> AreaValue:
        """What the area decides. Raises InvalidSubmission for what cannot be read."""
        errors: list[FieldError] = []
        value = _read_value(self, errors)
        valid_from = _read_day("valid_from", self.valid_from, errors)
        valid_until = _read_day("valid_until", self.valid_until, errors) if self.valid_until else None
        if errors or valid_from is None:
            raise InvalidSubmission(tuple(errors))
        in_force = self.state == ParameterState.IN_FORCE
        return AreaValue(
            key=self.key,
            value=value,
            unit=self.unit,
            valid_from=valid_from,
            valid_until=valid_until,
            legal_basis=self.legal_basis,
            state=ParameterState.IN_FORCE if in_force else ParameterState.DRAFT,
            to_running=bool(self.to_running),
        )


def entry_of(form: Mapping[str, str]) -> ParameterEntry:
    """The fields as they were sent."""
    names = ("key", "unit", "value", "valid_from", "valid_until", "legal_basis", "state", "to_running")
    return ParameterEntry(**{name: form.get(name, "").strip()[: LONGEST.get(name, 100)] for name in names})


def entry_from(row: ParameterValue) -> ParameterEntry:
    """A form filled with what the area has set."""
    unit = str(row.value["unit"])
    return ParameterEntry(
        key=row.key,
        unit=unit,
        value=as_entry(from_plain(row.value["value"], unit), unit),
        valid_from=row.valid_from.isoformat(),
        valid_until=row.valid_until.isoformat() if row.valid_until else "",
        legal_basis=row.legal_basis,
        state=row.state,
    )


def _read_value(entry: ParameterEntry, errors: list[FieldError]) -> object:
    if entry.unit not in UNIT_NAMES:
        errors.append(FieldError("unit", "required", "请选择单位。"))
        return None
    try:
        return read_entry(entry.value, entry.unit)
    except MaterialRefused as error:
        errors.append(FieldError("value", "unit", "{reason}。", {"reason": error.params["reason"]}))
        return None


def _read_day(name: str, text: str, errors: list[FieldError]) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        errors.append(FieldError(name, "date", "请填写日期。"))
        return None
