"""Literals and names: chapters 10.3.1.2 to 10.3.2.4 of DMN 1.5."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.feel import (
    DayTimeDuration,
    FeelError,
    Range,
    YearMonthDuration,
    compile_expression,
    evaluate,
    parse_duration,
    read_temporal_literal,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", Decimal(12)),
        ("-12.50", Decimal("-12.5")),
        (".5", Decimal("0.5")),
        ("1.2e3", Decimal(1200)),
        ("true", True),
        ("false", False),
        ("null", None),
        ('"长护险"', "长护险"),
        (r'"a\"b\\c\n\u00e9\U01F40E"', 'a"b\\c\né🐎'),
        (r'"\uD83D\uDC0E"', "🐎"),
        (r'"\d+"', r"\d+"),
        ("[1, [2], []]", [Decimal(1), [Decimal(2)], []]),
        ('{a: 1, "b c": {d: 2}}', {"a": Decimal(1), "b c": {"d": Decimal(2)}}),
        ('@"2026-03-01"', date(2026, 3, 1)),
        ('@"08:30:00"', time(8, 30)),
        ('@"08:30:00+08:00"', time(8, 30, tzinfo=timezone(timedelta(hours=8)))),
        ('@"2026-03-01T08:30:00.25"', datetime(2026, 3, 1, 8, 30, 0, 250_000)),
        (
            '@"2026-03-01T08:30:00@Asia/Shanghai"',
            datetime(2026, 3, 1, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai")),
        ),
        ('@"P1Y6M"', YearMonthDuration(18)),
        ('@"-PT90M"', DayTimeDuration(-5400 * 10**9)),
        ("[1..5)", Range(Decimal(1), Decimal(5), True, False)),
        ("]1..5[", Range(Decimal(1), Decimal(5), False, False)),
        ("(>= 3)", Range(Decimal(3), None, True, False)),
        ("// a remark\n1 /* one */ + 1", Decimal(2)),
        ("= 1 + 1", Decimal(2)),
    ],
)
def test_a_literal_is_its_value(text: str, value: object) -> None:
    assert evaluate(text, {}) == value


@pytest.mark.parametrize(
    "text", ['@"2026-02-30"', '@"25:00:00"', '@"P1Y1D"', '@"08:00:00@Nowhere/City"', '@""']
)
def test_an_impossible_date_is_null_with_a_reason(text: str) -> None:
    value, reasons = compile_expression(text).explain({})
    assert value is None
    assert reasons[0].sentence_zh


@pytest.mark.parametrize(
    ("text", "context", "value"),
    [
        ("age", {"age": 3}, Decimal(3)),
        ("失能等级 >= 3", {"失能等级": 3}, True),
        ("Pre-bureau risk  category", {"Pre-bureau risk category": "LOW"}, "LOW"),
        ("a-b", {"a": 5, "b": 3}, Decimal(2)),
        ("a-b", {"a": 5, "b": 3, "a-b": 9}, Decimal(9)),
        ("in progress and done", {"in progress": True, "done": True}, True),
        ("applicant.date of birth", {"applicant": {"date of birth": date(1950, 1, 1)}}, date(1950, 1, 1)),
        ("for 每 项 in [1, 2] return 每 项 * 2", {}, [Decimal(2), Decimal(4)]),
        ("{first name: 1, sum of all: first name + 1}.sum of all", {}, Decimal(2)),
        ("🐎 + 1", {"🐎": 1}, Decimal(2)),
        ("date", {"date": 3}, Decimal(3)),
        ('date("2026-01-01")', {"date": 3}, date(2026, 1, 1)),
        ("{if: 1}.if", {}, Decimal(1)),
    ],
)
def test_names_may_have_any_script_and_spaces(text: str, context: dict[str, object], value: object) -> None:
    assert evaluate(text, context) == value


def test_names_are_told_without_built_ins_and_bound_ones() -> None:
    expression = compile_expression("for x in 名单 return max(x, 限额) + {y: 1, z: y}.z")
    assert expression.names == {"名单", "限额"}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("1 +", 1, 4),
        ("a b", 1, 3),
        ("1 +\n  $", 2, 3),
        ('"open', 1, 1),
        ("", 1, 1),
        ("if a then b", 1, 12),
        ("[1, 2", 1, 6),
        ("f(1,)", 1, 5),
        (r'"\uD800"', 1, 1),
    ],
)
def test_an_unreadable_text_tells_line_column_and_sentences(text: str, line: int, column: int) -> None:
    with pytest.raises(FeelError) as refused:
        compile_expression(text)
    assert (refused.value.line, refused.value.column) == (line, column)
    assert refused.value.sentence_zh.endswith("。")
    assert refused.value.sentence_en


def test_an_unknown_name_with_a_space_is_named_in_the_error() -> None:
    with pytest.raises(FeelError, match="the name “care level” is not known"):
        compile_expression("care level > 3")


def test_a_compiled_expression_is_kept() -> None:
    assert compile_expression("a + 1", ["a"]) is compile_expression("a + 1", ["a", "b"])
    assert compile_expression("a + 1", ["a"]) is not compile_expression("a + 1", ["a + 1"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("P5D", DayTimeDuration(5 * 86_400 * 10**9)),
        (" PT1H30M ", DayTimeDuration(5400 * 10**9)),
        ("P2M", YearMonthDuration(2)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T00:00:00Z", datetime(2026, 3, 1, tzinfo=UTC)),
        ("12:00:00", time(12)),
        ("PT0S", DayTimeDuration(0)),
        ("soon", None),
        ("P", None),
        ("P1Y2D", None),
    ],
)
def test_a_bare_temporal_text_is_read(text: str, value: object) -> None:
    assert read_temporal_literal(text) == value


@pytest.mark.parametrize(
    ("text", "printed"),
    [("P14M", "P1Y2M"), ("-P0Y", "P0M"), ("P1DT25H", "P2DT1H"), ("PT0.50S", "PT0.5S"), ("PT0S", "PT0S")],
)
def test_a_duration_prints_in_its_shortest_form(text: str, printed: str) -> None:
    assert str(parse_duration(text)) == printed
