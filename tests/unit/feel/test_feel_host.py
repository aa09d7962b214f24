"""What callers rely on: values in and out, host functions, gateway conditions, unary tests."""

from collections import OrderedDict
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

import pytest

from app.feel import FeelError, HostFunction, compile_expression, compile_unary_tests, evaluate, names_in


class Grade(StrEnum):
    HEAVY = "heavy"


class Foreign:
    secret = "s"


@pytest.mark.parametrize(
    "value", [Foreign(), 1.5, b"x", {1, 2}, object, len, {"a": Foreign()}, [1.5], {1: 2}]
)
def test_a_value_of_another_python_type_is_refused(value: object) -> None:
    with pytest.raises(FeelError, match="no value of the Python type"):
        evaluate("x", {"x": value})


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("sNaN")])
def test_a_number_that_is_none_is_refused(value: object) -> None:
    for text in ("x >= 3", "x + 1", "[x][item > 2]", "sqrt(x)"):
        with pytest.raises(FeelError):
            compile_expression(text).condition({"x": value})


def test_a_whole_number_beyond_all_measure_is_refused_where_it_is_reckoned_with() -> None:
    assert compile_expression("x >= 3").condition({"x": 10**7000})
    with pytest.raises(FeelError, match="out of range"):
        evaluate("x + 1", {"x": 10**7000})


def test_python_collections_come_in_as_lists_and_contexts() -> None:
    context = MappingProxyType({"a": (1, 2), "b": OrderedDict(c=True), "d": Grade.HEAVY})
    assert evaluate("[a, b, d]", context) == [[Decimal(1), Decimal(2)], {"c": True}, "heavy"]


def test_a_result_is_no_alias_of_the_callers_data() -> None:
    data = {"a": [1, 2]}
    result = evaluate("a", data)
    assert isinstance(result, list)
    result.append(3)
    assert data == {"a": [1, 2]}


def test_a_host_function_is_called_by_position_or_by_name() -> None:
    given = {"assessment.onsite.min_assessors": 2}
    parameter = HostFunction("parameter", ("name", "region?"), lambda name, region: given.get(name))
    context = {"parameter": parameter}
    assert evaluate('parameter("assessment.onsite.min_assessors") + 1', context) == Decimal(3)
    assert evaluate('parameter(name: "assessment.onsite.min_assessors")', context) == Decimal(2)
    assert evaluate("parameter()", context) is None


def test_a_host_function_may_refuse() -> None:
    def refuse(name: str) -> object:
        raise FeelError("本地区没有此参数。", "The region has no such parameter.")

    with pytest.raises(FeelError, match="no such parameter"):
        evaluate('parameter("x")', {"parameter": HostFunction("parameter", ("name",), refuse)})


def test_a_host_function_cannot_bring_in_foreign_values() -> None:
    with pytest.raises(FeelError, match="Foreign"):
        evaluate("f()", {"f": HostFunction("f", (), Foreign)})


@pytest.mark.parametrize(("text", "verdict"), [("grade >= 3", True), ("grade > 3 or done", False)])
def test_a_condition_is_true_or_false(text: str, verdict: bool) -> None:
    assert compile_expression(text).condition({"grade": 3, "done": False}) is verdict


def test_null_in_a_gateway_is_refused_with_its_reason() -> None:
    with pytest.raises(FeelError) as refused:
        compile_expression('true and\n grade >= 3 and decision = "pass"').condition({"decision": "pass"})
    assert refused.value.sentence_zh == "条件的结果为空（null）：名称“grade”未知。"
    assert (refused.value.line, refused.value.column) == (2, 2)
    assert len(refused.value.reasons) >= 1


def test_a_number_in_a_gateway_is_refused() -> None:
    with pytest.raises(FeelError, match="neither true nor false"):
        compile_expression("grade + 1").condition({"grade": 3})


@pytest.mark.parametrize(
    ("tests", "given", "passes"),
    [
        ("-", None, True),
        (">= 3", 3, True),
        (">= 3", "3", False),
        ('"a","b"', "b", True),
        ('"a","b"', None, False),
        ("[1..5)", 5, False),
        ("1, [5..8]", 6, True),
        ("not(1, 2)", 3, True),
        ("not(1, 2)", 2, False),
        ("null", None, True),
        ("true", None, False),
        ("false", False, True),
        ("? > limit", 4, True),
        ("limit", 3, True),
        ("< limit * 2", 5, True),
        ("list contains([1, 2], ?)", 2, True),
        ('starts with(?, "A")', "Abc", True),
        ('@"2026-01-01"', date(2026, 1, 1), True),
        ('>= @"2026-01-01"', date(2025, 12, 31), False),
        ("[1, 2]", 2, True),
        ("limits", 7, True),
        ("not(null)", 1, False),
        ("even(?)", 4, True),
    ],
)
def test_a_cell_passes_what_the_standard_says(tests: str, given: object, passes: bool) -> None:
    context = {"limit": 3, "limits": [7, 8]}
    assert compile_unary_tests(tests).matches(given, context) is passes


def test_names_in_finds_those_of_inner_contexts() -> None:
    assert names_in({"a b": {"c d": 1}, "e": [{"f g": 1}]}) == {"a b", "c d", "e", "f g"}
