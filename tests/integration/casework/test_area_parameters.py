"""A pooling area sets what its region's sources leave open, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.casework.cases.expression_functions import expression_functions
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.parameters.set_area_parameter import AreaValue, set_area_parameter, withdraw_area_parameter
from app.casework.rooms.rooms import Rooms
from app.domain.errors import (
    InvalidSubmission,
    NotFound,
    NotPermitted,
    ParameterMissing,
    ParameterStated,
    TransitionNotAllowed,
)
from app.feel import evaluate
from app.identity.actor import Actor, Membership
from app.storage.database import Database
from app.storage.legal_clock import LegalClock
from app.storage.unit_of_work import Workplace
from app.storage.vault import Vault
from app.workcalendar.parameters import ParameterState
from app.workcalendar.region_text import read_region
from tests import builders

GANSU = Path(__file__).resolve().parents[3] / "bpmn" / "regions" / "gansu.yaml"
NOW = builders.MOMENT
SILENT = "assessment.notice.duration"
STATED = "assessment.application.review_result_deadline"
POLICY = Actor("policy", "钱策", builders.AREA, (Membership("o", "agency", "中心", "policy_staff"),))
CLERK = Actor("clerk", "赵敏", builders.AREA, (Membership("o", "tpa", "公司", "tpa"),))
FIVE_DAYS = AreaValue(
    SILENT, 5, "days", date(2026, 5, 1), None, "陇医保发〔2026〕3号第八条", ParameterState.IN_FORCE
)


class Office:
    """One area under the Gansu rules; each act a minute after the one before."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace, self.now = workplace, NOW

    def set(self, wanted: AreaValue, actor: Actor = POLICY) -> None:
        self.now += timedelta(minutes=1)
        with self.workplace.unit(self.now) as unit:
            set_area_parameter(unit, actor, wanted)

    def withdraw(self, key: str, valid_from: date) -> None:
        self.now += timedelta(minutes=1)
        with self.workplace.unit(self.now) as unit:
            withdraw_area_parameter(unit, POLICY, key, valid_from)

    def value(self, key: str, on: date) -> object:
        with self.workplace.reading_unit(self.now) as unit:
            return jurisdiction_of(unit, builders.AREA, "gansu").parameter(key, on).value

    def feel(self, expression: str) -> object:
        with self.workplace.reading_unit(self.now) as unit:
            law = jurisdiction_of(unit, builders.AREA, "gansu")
            return evaluate(expression, expression_functions(law, dict))


@pytest.fixture
def office(sqlite_database: Database, vault: Vault) -> Iterator[Office]:
    region = read_region(GANSU.read_text(encoding="utf-8"), "gansu.yaml")
    tools = SimpleNamespace(regions={"gansu": region}, rooms=Rooms(()))
    workplace = Workplace(sqlite_database, vault, LegalClock(), tools)
    with workplace.unit(NOW) as unit:
        builders.make_area(unit)
    yield Office(workplace)


def test_parameter_that_the_area_has_set_is_seen_by_feel(office: Office) -> None:
    office.set(FIVE_DAYS)
    assert office.feel(f'parameter("{SILENT}").value') == 5
    assert office.feel(f'parameter("{SILENT}").unit') == "days"


def test_before_it_is_set_the_parameter_does_not_exist(office: Office) -> None:
    with pytest.raises(ParameterMissing):
        office.value(SILENT, date(2026, 5, 7))


def test_what_the_source_states_cannot_be_set(office: Office) -> None:
    with pytest.raises(ParameterStated):
        office.set(replace(FIVE_DAYS, key=STATED, unit="working_days"))


def test_only_policy_staff_set_parameters(office: Office) -> None:
    with pytest.raises(NotPermitted):
        office.set(FIVE_DAYS, actor=CLERK)


def test_draft_holds_for_nobody_until_it_is_put_in_force(office: Office) -> None:
    office.set(replace(FIVE_DAYS, state=ParameterState.DRAFT))
    with pytest.raises(ParameterMissing):
        office.value(SILENT, date(2026, 5, 7))
    office.set(FIVE_DAYS)
    assert office.value(SILENT, date(2026, 5, 7)) == 5


def test_draft_does_not_disturb_the_value_that_it_would_replace(office: Office) -> None:
    office.set(FIVE_DAYS)
    office.set(replace(FIVE_DAYS, value=9, state=ParameterState.DRAFT))
    assert office.value(SILENT, date(2026, 5, 7)) == 5
    office.withdraw(SILENT, FIVE_DAYS.valid_from)
    assert office.value(SILENT, date(2026, 5, 7)) == 5


def test_later_value_ends_the_earlier_one_the_day_before(office: Office) -> None:
    office.set(FIVE_DAYS)
    office.set(replace(FIVE_DAYS, value=7, valid_from=date(2026, 7, 1)))
    assert office.value(SILENT, date(2026, 6, 30)) == 5
    assert office.value(SILENT, date(2026, 7, 1)) == 7


def test_earlier_value_must_end_before_the_later_one_begins(office: Office) -> None:
    office.set(replace(FIVE_DAYS, valid_from=date(2026, 7, 1)))
    with pytest.raises(InvalidSubmission) as refused:
        office.set(FIVE_DAYS)
    assert refused.value.errors[0].field == "valid_until"
    office.set(replace(FIVE_DAYS, value=3, valid_until=date(2026, 6, 30)))
    assert office.value(SILENT, date(2026, 6, 30)) == 3


def test_setting_the_same_first_day_again_corrects_the_value(office: Office) -> None:
    office.set(FIVE_DAYS)
    office.set(replace(FIVE_DAYS, value=6))
    assert office.value(SILENT, date(2026, 5, 7)) == 6


def test_value_whose_day_has_not_come_can_be_withdrawn(office: Office) -> None:
    office.set(replace(FIVE_DAYS, valid_from=date(2026, 6, 1)))
    office.withdraw(SILENT, date(2026, 6, 1))
    with pytest.raises(ParameterMissing):
        office.value(SILENT, date(2026, 6, 2))


def test_value_in_force_is_ended_not_withdrawn(office: Office) -> None:
    office.set(FIVE_DAYS)
    with pytest.raises(TransitionNotAllowed):
        office.withdraw(SILENT, FIVE_DAYS.valid_from)
    office.set(replace(FIVE_DAYS, valid_until=date(2026, 5, 31)))
    with pytest.raises(ParameterMissing):
        office.value(SILENT, date(2026, 6, 1))


def test_nothing_to_withdraw_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        office.withdraw(SILENT, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"legal_basis": "  "}, "legal_basis"),
        ({"key": "Duration"}, "key"),
        ({"value": 0}, "value"),
        ({"unit": "weeks"}, "value"),
        ({"valid_until": date(2026, 4, 30)}, "valid_until"),
    ],
)
def test_entry_that_cannot_stand_is_refused_at_its_field(
    office: Office, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        office.set(replace(FIVE_DAYS, **changes))  # type: ignore[arg-type]
    assert [error.field for error in refused.value.errors] == [field]


def test_amounts_keep_their_decimals(office: Office) -> None:
    fee = replace(FIVE_DAYS, key="payment.hourly_rate", value=Decimal("45.50"), unit="CNY")
    office.set(fee)
    assert office.value("payment.hourly_rate", date(2026, 5, 7)) == Decimal("45.50")


def test_moment_of_setting_and_who_set_it_stay_known(office: Office) -> None:
    office.set(FIVE_DAYS)
    with office.workplace.reading_unit(office.now) as unit:
        setting = jurisdiction_of(unit, builders.AREA, "gansu").parameter(SILENT).setting
    assert setting is not None
    assert (setting.set_by, setting.basis) == ("policy", FIVE_DAYS.legal_basis)
    assert isinstance(setting.set_at, datetime)


def test_an_area_lengthens_a_period_of_at_least(office: Office) -> None:
    """GS-19.2f: the list of institutions is published for at least five working days."""
    key = _notice_period()
    longer = replace(FIVE_DAYS, key=key, value=7, unit="working_days")
    office.set(longer)
    assert office.value(key, date(2026, 5, 1)) == 7
    assert office.value(key, date(2026, 4, 30)) == 5
    assert office.feel(f'parameter("{key}").value') == 7


@pytest.mark.parametrize(("value", "unit"), [(4, "working_days"), (7, "days"), (30, "months")])
def test_an_area_does_not_go_below_at_least_nor_count_otherwise(
    office: Office, value: int, unit: str
) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        office.set(replace(FIVE_DAYS, key=_notice_period(), value=value, unit=unit))
    assert [error.code for error in refused.value.errors] == ["bound"]


def test_a_draft_inside_a_bound_holds_for_nobody_yet(office: Office) -> None:
    draft = replace(FIVE_DAYS, key=_notice_period(), value=7, unit="working_days", state=ParameterState.DRAFT)
    office.set(draft)
    assert office.value(_notice_period(), date(2026, 5, 2)) == 5


def _notice_period() -> str:
    region = read_region(GANSU.read_text(encoding="utf-8"), "gansu")
    [key] = [key for key, [stated, *_] in region.versions.items() if stated.source == ("GS-19.2f",)]
    return key
