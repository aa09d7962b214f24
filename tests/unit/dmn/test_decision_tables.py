"""Hit policies, allowed values, defaults, requirements of rows: chapter 8 of DMN 1.5."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.dmn import DecisionModel

Tables = Callable[..., DecisionModel]
Models = Callable[[str], DecisionModel]
OVERLAPPING = [["< 60", "-", "1"], [">= 50", '"A"', "2"], ["> 80", "-", "3"]]


def decided(model: DecisionModel, age: object, grade: object = "A") -> object:
    return model.decide("result", {"age": age, "grade": grade}).value


def test_the_one_matching_row_decides(grade_table: Tables) -> None:
    decision = grade_table(OVERLAPPING).decide("result", {"age": 40, "grade": "B"})
    assert decision.value == Decimal(1)
    assert [(row.decision_id, row.rule_id, row.index) for row in decision.rows] == [("result", "row1", 1)]
    assert decision.problems == ()


def test_two_matches_of_a_unique_table_are_a_clear_problem(grade_table: Tables) -> None:
    decision = grade_table(OVERLAPPING).decide("result", {"age": 55, "grade": "A"})
    assert decision.value is None
    assert decision.rows == ()
    assert decision.problems[0].sentence_zh == "决策表“result”只许命中一行，却命中了第 1、2 行。"
    assert "rows 1, 2" in decision.problems[0].sentence_en


def test_no_match_is_null(grade_table: Tables) -> None:
    assert decided(grade_table(OVERLAPPING), 70, "B") is None


def test_the_first_of_several_rows_decides(grade_table: Tables) -> None:
    assert decided(grade_table(OVERLAPPING, 'hitPolicy="FIRST"'), 55) == Decimal(1)


def test_any_wants_equal_results(grade_table: Tables) -> None:
    model = grade_table([["< 60", "-", "1"], ["< 50", "-", "1.0"], ["< 20", "-", "2"]], 'hitPolicy="ANY"')
    assert decided(model, 40) == Decimal(1)
    refused = model.decide("result", {"age": 10, "grade": "A"})
    assert refused.value is None
    assert refused.problems[0].sentence_zh == "命中的各行结果不一致。"


def test_priority_is_the_order_of_the_allowed_values(grade_table: Tables) -> None:
    outputs = [("", '"high","low"', "")]
    rows = [["< 60", "-", '"low"'], ["< 50", "-", '"high"']]
    assert decided(grade_table(rows, 'hitPolicy="PRIORITY"', outputs), 40) == "high"
    assert decided(grade_table(rows, 'hitPolicy="OUTPUT ORDER"', outputs), 40) == ["high", "low"]


@pytest.mark.parametrize(
    ("policy", "value"),
    [
        ('hitPolicy="RULE ORDER"', [Decimal(5), Decimal(2), Decimal(5)]),
        ('hitPolicy="COLLECT"', [Decimal(5), Decimal(2), Decimal(5)]),
        ('hitPolicy="COLLECT" aggregation="SUM"', Decimal(12)),
        ('hitPolicy="COLLECT" aggregation="MIN"', Decimal(2)),
        ('hitPolicy="COLLECT" aggregation="MAX"', Decimal(5)),
        ('hitPolicy="COLLECT" aggregation="COUNT"', Decimal(3)),
    ],
)
def test_collecting_policies_list_or_aggregate(grade_table: Tables, policy: str, value: object) -> None:
    model = grade_table([["-", "-", "5"], ["> 1", "-", "2"], ["-", '"A"', "5"], ["-", '"Z"', "9"]], policy)
    assert decided(model, 40) == value


@pytest.mark.parametrize(
    ("policy", "value"),
    [('hitPolicy="COLLECT"', []), ('hitPolicy="COLLECT" aggregation="COUNT"', Decimal(0))],
)
def test_collecting_nothing_is_an_empty_list_or_none(grade_table: Tables, policy: str, value: object) -> None:
    assert decided(grade_table([["> 100", "-", "1"]], policy), 1) == value


def test_a_default_stands_in_where_no_row_matches(grade_table: Tables) -> None:
    model = grade_table([["> 100", "-", "1", '"x"']], outputs=[("points", "", "0"), ("reason", "", '"none"')])
    assert decided(model, 1) == {"points": Decimal(0), "reason": "none"}
    assert decided(model, 101) == {"points": Decimal(1), "reason": "x"}


def test_an_input_that_is_not_allowed_is_a_problem(grade_table: Tables) -> None:
    model = grade_table([["-", "-", "1"]], grades='"A","B"')
    decision = model.decide("result", {"age": 1, "grade": "Z"})
    assert decision.value is None
    assert decision.problems[0].element_id == "column1"


def test_an_output_that_is_not_allowed_is_a_problem(grade_table: Tables) -> None:
    model = grade_table([["-", "-", '"c"']], outputs=[("", '"a","b"', "")])
    decision = model.decide("result", {"age": 1, "grade": "A"})
    assert decision.value is None
    assert "不在允许之列" in decision.problems[0].sentence_zh


def test_an_input_of_the_wrong_type_is_a_problem(grade_table: Tables) -> None:
    decision = grade_table(OVERLAPPING).decide("result", {"age": "forty", "grade": "B"})
    assert decision.value is None
    assert decision.problems[0].element_id == "in_age"


def test_a_cell_that_cannot_be_read_is_a_problem_of_the_model(grade_table: Tables) -> None:
    model = grade_table([["> ", "-", "1"], ["-", "-", "2"]])
    assert model.problems[0].element_id == "input1_0"
    assert "不完整" in model.problems[0].sentence_zh
    assert decided(model, 1) == Decimal(2)


def test_cells_may_use_names_functions_and_the_input(grade_table: Tables) -> None:
    model = grade_table([["? > string length(grade)", "-", "age + 1"], ["<= string length(grade)", "-", "0"]])
    assert decided(model, 2, "A") == Decimal(3)
    assert decided(model, 1, "A") == Decimal(0)


def test_rows_carry_their_requirements(model_of: Models, write: dict[str, Callable[..., str]]) -> None:
    body = write["table"]([("1", "number", "")], [("", "", "")], [["1", '"yes"'], ["2", '"no"']])
    body = body.replace('id="table"', 'id="table" changhu:requirements="REQ-1, REQ-2"')
    body = body.replace(
        '<rule id="row1">',
        '<rule id="row1" changhu:requirements="REQ-3"><description>见 GS-16.3d。</description>',
    )
    decision = model_of(write["decision"]("d", body)).decide("d", {})
    assert decision.rows[0].requirements == ("REQ-1", "REQ-2", "REQ-3", "GS-16.3d")


def test_a_row_with_too_few_cells_is_refused(model_of: Models, write: dict[str, Callable[..., str]]) -> None:
    body = write["table"]([("1", "number", "")], [("a", "", ""), ("b", "", "")], [["1", "2"]])
    model = model_of(write["decision"]("d", body))
    assert "row1" in model.problems[0].sentence_zh
    assert model.decide("d", {}).problems == (model.problems[0],)


def test_a_table_can_be_looked_at(grade_table: Tables) -> None:
    table = grade_table(OVERLAPPING).table("result")
    assert table is not None
    assert (table.policy, [column.text for column in table.inputs]) == ("U", ["age", "grade"])
    assert table.rules[1].tests == (">= 50", '"A"')
