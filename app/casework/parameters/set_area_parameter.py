"""Setting a parameter on which the region's sources are silent or leave a choice, for one pooling area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.casework.parameters.apply_to_running import apply_to_running
from app.casework.parameters.jurisdiction import as_parameter, jurisdiction_of
from app.domain.errors import (
    FieldError,
    InvalidSubmission,
    MaterialRefused,
    NotFound,
    NotPermitted,
    ParameterStated,
    TransitionNotAllowed,
)
from app.identity.actor import Actor
from app.storage.area_parameters import parameter_rows, standing
from app.storage.records import Area, ParameterValue
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of
from app.workcalendar.parameter_entry import in_words, to_plain
from app.workcalendar.parameters import Parameter, ParameterState

MAY_SET = frozenset({"policy_staff"})
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+")


@dataclass(frozen=True)
class AreaValue:
    """What an area decides: a value from a day on, until a day (included) or open, on a legal basis.

    `value` as `parameter_entry.read_entry` gives it. A draft holds for nobody yet. `to_running` says that the
    decision applies to clocks that have started already.
    """

    key: str
    value: object
    unit: str
    valid_from: date
    valid_until: date | None
    legal_basis: str
    state: ParameterState
    to_running: bool = False


def set_area_parameter(unit: UnitOfWork, actor: Actor, wanted: AreaValue) -> None:
    """Sets or drafts a value for the actor's area; a value still open that it follows ends the day before.

    Cases keep what was in force when their clock started, unless `to_running`. Raises NotPermitted,
    ParameterStated where the region's source says it without a choice, InvalidSubmission.
    """
    check_may_set(actor)
    stated = check_leaves_open(unit, actor.area_id, wanted.key)
    others = [
        row
        for row in standing(parameter_rows(unit.session, actor.area_id))
        if row.key == wanted.key and row.valid_from != wanted.valid_from and row.state == "in_force"
    ]
    errors = (*_faults(wanted, others), *_beyond(wanted, stated))
    if errors:
        raise InvalidSubmission(errors)
    if wanted.state is ParameterState.IN_FORCE:
        _end_earlier(unit, actor, wanted, others)
    unit.session.add(_row(unit, actor, wanted))
    unit.session.flush()
    if wanted.to_running and wanted.state is ParameterState.IN_FORCE:
        apply_to_running(unit, actor.area_id, wanted.key, wanted.valid_from)


def withdraw_area_parameter(unit: UnitOfWork, actor: Actor, key: str, valid_from: date) -> None:
    """Takes back a draft, or a value whose first day has not come yet.

    Raises NotPermitted, NotFound, TransitionNotAllowed for a value that is in force already.
    """
    check_may_set(actor)
    rows = standing(parameter_rows(unit.session, actor.area_id))
    found = [row for row in rows if (row.key, row.valid_from) == (key, valid_from)]
    if not found:
        raise NotFound()
    taken = next((row for row in found if row.state == "draft"), found[0])
    if taken.state == "in_force" and taken.valid_from <= day_of(unit.moment):
        raise TransitionNotAllowed(what=f"参数“{key}”", state="已施行", target="撤回")
    _repeat(unit, actor, taken, state="withdrawn")


def check_may_set(actor: Actor) -> None:
    """Raises NotPermitted for anybody but the policy staff."""
    if not actor.posts & MAY_SET:
        raise NotPermitted()


def check_leaves_open(unit: UnitOfWork, area_id: str, key: str) -> tuple[Parameter, ...]:
    """What the region's sources state as a bound, none where they are silent. Raises ParameterStated."""
    area = unit.session.get_one(Area, area_id)
    law = jurisdiction_of(unit, area_id, area.region)
    if not law.stated.leaves_open(key):
        raise ParameterStated(key=key, region=law.stated.name)
    return law.stated.versions.get(key, ())


def _beyond(wanted: AreaValue, stated: tuple[Parameter, ...]) -> Iterator[FieldError]:
    """What the source does not leave open. Each of its versions that meets the value's days counts."""
    for each in stated:
        ours = replace(each, valid_from=wanted.valid_from, valid_to=wanted.valid_until)
        if each.overlaps(ours) and not each.admits(wanted.value, wanted.unit):
            bound = {"qualifier": each.qualifier, "value": in_words(each.value, each.unit)}
            yield FieldError("value", "bound", "文件规定{qualifier}{value}，只能在此范围内设定。", bound)


def _faults(wanted: AreaValue, others: list[ParameterValue]) -> Iterator[FieldError]:
    if not _KEY.fullmatch(wanted.key):
        yield FieldError("key", "pattern", "参数名应由小写字母、数字、下划线组成，各级以点相连。")
    if not wanted.legal_basis.strip():
        yield FieldError("legal_basis", "required", "请写明依据，例如本统筹区文件的名称和文号。")
    try:
        Parameter(wanted.key, wanted.value, wanted.unit)
    except MaterialRefused as error:
        yield FieldError("value", "unit", "{reason}。", {"reason": error.params["reason"]})
    yield from _wrong_days(wanted, others)


def _wrong_days(wanted: AreaValue, others: list[ParameterValue]) -> Iterator[FieldError]:
    if wanted.valid_until and wanted.valid_until < wanted.valid_from:
        yield FieldError("valid_until", "order", "终止日不能早于施行日。")
    if wanted.state is ParameterState.DRAFT:
        return
    later = min((row.valid_from for row in others if row.valid_from > wanted.valid_from), default=None)
    if later and (wanted.valid_until is None or wanted.valid_until >= later):
        yield FieldError(
            "valid_until", "overlap", "自{day}起已另有规定，请写明此前的终止日。", {"day": later}
        )


def _end_earlier(unit: UnitOfWork, actor: Actor, wanted: AreaValue, others: list[ParameterValue]) -> None:
    for row in others:
        if row.valid_from < wanted.valid_from and as_parameter(row).covers(wanted.valid_from):
            _repeat(unit, actor, row, valid_until=wanted.valid_from - timedelta(days=1))


def _repeat(unit: UnitOfWork, actor: Actor, row: ParameterValue, **changes: object) -> None:
    """Adds the row again with something changed: rows are never altered."""
    kept = ("area_id", "key", "value", "legal_basis", "valid_from", "valid_until", "state")
    columns = {name: getattr(row, name) for name in kept}
    again = {**columns, "id": unit.new_id(), "set_by": actor.account_id, "set_at": unit.moment, **changes}
    unit.session.add(ParameterValue(**again))
    unit.session.flush()


def _row(unit: UnitOfWork, actor: Actor, wanted: AreaValue) -> ParameterValue:
    return ParameterValue(
        id=unit.new_id(),
        area_id=actor.area_id,
        key=wanted.key,
        value={"value": to_plain(wanted.value), "unit": wanted.unit},
        legal_basis=wanted.legal_basis.strip(),
        valid_from=wanted.valid_from,
        valid_until=wanted.valid_until,
        state=wanted.state.value,
        set_by=actor.account_id,
        set_at=unit.moment,
    )
