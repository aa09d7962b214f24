"""What expressions of an area ask of its registers."""

from datetime import date

import pytest

from app.casework.cases.expression_functions import expression_functions
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.feel import evaluate
from app.feel.errors import FeelError
from tests import builders
from tests.permits_office import PermitOffice

FROM, UNTIL = date(2026, 5, 7), date(2026, 12, 31)
WHO = '{kind: "person", number: "11010519491231002X"}'


def asked(office: PermitOffice, expression: str) -> object:
    with office.platform.reading_unit() as unit:
        law = jurisdiction_of(unit, builders.AREA, "gansu")
        return evaluate(expression, expression_functions(law, dict), unit.moment)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (f'count(entries("permit", {WHO}))', 2),
        (f'entries("permit", {WHO})[1].until', UNTIL),
        (f'entries("permit", {WHO})[1].details.what', "驾驶"),
        (f'in_force("permit", {WHO})', True),
        (f'in_force("permit", {WHO}, date("2026-05-06"))', False),
        (f'in_force("permit", {WHO}, date("2027-01-01"))', False),
        ('in_force("permit", null)', False),
        ('entries("permit", null)', []),
        (f'count(barred("get_permit", {WHO}))', 1),
        (f'barred("get_permit", {WHO})[1].state', "resting"),
        (f'permitted("drive", {WHO})', False),
        ('permitted("drive", {kind: "person", number: "629901194506150044"})', False),
        ('organisations("permit")', []),
    ],
)
def test_registers_answer_expressions(sqlite_office: PermitOffice, expression: str, value: object) -> None:
    sqlite_office.enter(since=FROM, until=UNTIL)
    sqlite_office.enter(since=FROM, until=date(2026, 6, 30), state="resting")
    assert asked(sqlite_office, expression) == value


def test_what_an_entry_permits_is_permitted_where_none_bars_it(sqlite_office: PermitOffice) -> None:
    entry = sqlite_office.enter(since=FROM, until=UNTIL)
    assert asked(sqlite_office, f'permitted("drive", {WHO})') is True
    sqlite_office.change(entry, FROM, state="resting")
    assert asked(sqlite_office, f'permitted("drive", {WHO})') is False


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (f'entries("permits", {WHO})', "没有声明这个登记簿"),
        (f'barred("fly", {WHO})', "没有登记簿限制或准许 fly"),
        ('entries("permit", {kind: "ghost"})', "应写明 kind"),
        ('organisations("permit", "broken")', "没有状态 broken"),
    ],
)
def test_a_misspelt_question_is_an_error_and_not_an_empty_answer(
    sqlite_office: PermitOffice, expression: str, said: str
) -> None:
    with pytest.raises(FeelError) as error:
        asked(sqlite_office, expression)
    assert said in error.value.sentence_zh
