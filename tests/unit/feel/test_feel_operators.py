"""Arithmetic, comparison, logic, `in`, `if`, loops, filters, functions: chapters 10.3.2.5 to 10.3.2.15."""

import pytest

from app.feel import compile_expression, evaluate
from app.feel.relations import equal


def assert_same(text: str, expected: str) -> None:
    """Two expressions give the same value."""
    found, wanted = evaluate(text, {}), evaluate(expected, {})
    assert (found is None and wanted is None) or equal(found, wanted) is True, f"{text} gave {found!r}"


ARITHMETIC = """
1 + 2 * 3 - 4 | 3
(1 + 2) * 3 | 9
10 / 4 | 2.5
1 / 3 | 0.3333333333333333333333333333333333
2 ** 3 ** 2 | 64
-2 ** 2 | 4
2 ** -1 | 0.5
0.1 + 0.2 | 0.3
1 / 0 | null
1 + null | null
1 + "a" | null
"a" + "b" | "ab"
"a" - "b" | null
9.999999999999999999999999999999999e6144 * 10 | null
@"2026-01-31" + @"P1M" | @"2026-02-28"
@"2024-02-29" + @"P1Y" | @"2025-02-28"
@"P1D" + @"2026-01-31" | @"2026-02-01"
@"2026-03-01" - @"2026-02-01" | @"P28D"
@"2026-03-01" - @"P1M" | @"2026-02-01"
@"2026-03-01T01:00:00" - @"PT2H" | @"2026-02-28T23:00:00"
@"2026-03-01T08:00:00+08:00" - @"2026-03-01T00:00:00Z" | @"PT0S"
@"2026-03-01T08:00:00+08:00" - @"2026-03-01T08:00:00" | null
@"23:00:00" + @"PT2H" | @"01:00:00"
@"10:00:00" - @"09:30:00" | @"PT30M"
@"P1Y" + @"P2M" | @"P14M"
@"P1Y" + @"P2D" | null
@"P1M" * 2.5 | @"P2M"
2 * @"PT1H" | @"PT2H"
@"P1D" / 2 | @"PT12H"
@"P1D" / @"PT6H" | 4
@"P1D" / 0 | null
-@"P1D" | @"-P1D"
@"9999-12-31" + @"P1D" | null
@"2026-03-29T01:30:00@Europe/Paris" + @"PT1H" | @"2026-03-29T03:30:00@Europe/Paris"
"""
COMPARISON = """
1 = 1.0 | true
1 != 2 | true
1 = "1" | null
1 = null | false
null = null | true
null != null | false
"a" < "b" | true
1 < "b" | null
1 < null | null
[1, 2] = [1, 2] | true
[1, 2] = [2, 1] | false
[1] = 1 | null
{a: 1, b: 2} = {b: 2, a: 1} | true
{a: 1} = {a: 2} | false
@"2026-01-01" < @"2026-01-02" | true
@"2026-01-01" < @"2026-01-01T00:00:00" | null
@"08:00:00+08:00" < @"01:00:00Z" | true
@"08:00:00" < @"08:00:00Z" | null
@"08:00:00Z" = @"08:00:00+00:00" | true
@"08:00:00@Europe/Paris" = @"08:00:00" | false
@"P1Y" = @"P12M" | true
@"P1Y" = @"P365D" | null
5 between 1 and 5 | true
0 between 1 and 5 | false
"a" between 1 and 5 | null
1 in [1, 2] | true
3 in [1, 2] | false
3 in (1, 2, >= 3) | true
5 in [1..5) | false
5 in (1..5] | true
5 in < 5 | false
5 in [[1..2], [4..6]] | true
null in [1..5] | null
5 in (null..9) | null
(< 10) = (null..10) | false
(=10) = (=10) | true
true and null | null
false and null | false
true or null | true
false or null | null
true and 1 | null
not(true) | false
not(null) | null
not(1) | null
"""
STRUCTURES = """
if 1 > 0 then "a" else "b" | "a"
if null then "a" else "b" | "b"
for i in 1..3 return i * i | [1, 4, 9]
for i in 3..1 return i | [3, 2, 1]
for i in [1..3) return i | [1, 2]
for i in [2..1] return i | null
for i in 0..4 return if i = 0 then 1 else i * partial[-1] | [1, 1, 2, 6, 24]
for x in [1, 2], y in [x, 10] return x + y | [2, 11, 4, 12]
for d in @"2026-02-28"..@"2026-03-01" return d.day | [28, 1]
for i in "a".."c" return i | null
for i in null return i | null
some x in [1, 2] satisfies x > 1 | true
every x in [1, 2] satisfies x > 1 | false
some x in [1, 2], y in [2, 3] satisfies x = y | true
every x in [] satisfies x > 1 | true
some x in [null] satisfies x > 1 | null
[1, 2, 3][2] | 2
[1, 2, 3][-1] | 3
[1, 2, 3][0] | null
[1, 2, 3][4] | null
[1, 2, 3][item >= 2] | [2, 3]
[{a: 1}, {a: 2}][a > 1] | [{a: 2}]
[{item: 1}, {item: 2}][item > 1] | [{item: 2}]
7[1] | 7
7[item = 8] | []
null[1] | null
[][item > 1] | []
[{a: 1}, {a: 2}].a | [1, 2]
{a: {b: 3}}.a.b | 3
{a: 1}.b | null
{a: 1, b: a + 1}.b | 2
{a: 1, a: 2} | null
@"2026-03-01".year | 2026
@"2026-03-01".weekday | 7
@"2026-03-01T08:09:10+08:00".time offset | @"PT8H"
@"2026-03-01T08:09:10@Asia/Shanghai".timezone | "Asia/Shanghai"
@"P1Y2M".months | 2
@"-P1DT2H".hours | -2
@"P1Y".days | null
[1..5).end included | false
(>= 5).start | 5
(function(a, b) a + b)(1, 2) | 3
(function(a: number) a)("x") | null
{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(10)}.r | 3628800
{twice: function(f, x) f(f(x)), r: twice(function(y) y * 3, 2)}.r | 18
substring(string: "abcd", start position: 2) | "bcd"
substring(text: "abcd", start position: 2) | null
nothing(1) | null
1(2) | null
5 instance of number | true
null instance of Any | false
[1, 2] instance of list<number> | true
[1, "a"] instance of list<number> | false
{a: 1} instance of context<a: number> | true
[1..2] instance of range<number> | true
(function(a: number) "x") instance of function<number> -> string | true
@"P1D" instance of days and time duration | true
(function(x) external {java: {class: "java.lang.Math"}})(1) | null
"""


@pytest.mark.parametrize("case", ARITHMETIC.strip().splitlines())
def test_arithmetic_follows_the_standard(case: str) -> None:
    assert_same(*case.split(" | "))


@pytest.mark.parametrize("case", COMPARISON.strip().splitlines())
def test_comparison_and_logic_follow_the_standard(case: str) -> None:
    assert_same(*case.split(" | "))


@pytest.mark.parametrize("case", STRUCTURES.strip().splitlines())
def test_structures_loops_and_functions_follow_the_standard(case: str) -> None:
    assert_same(*case.split(" | "))


def test_a_null_keeps_why_it_arose() -> None:
    value, reasons = compile_expression("1 +\n (grade + 1)").explain({})
    assert value is None
    assert (reasons[0].line, reasons[0].column) == (2, 3)
    assert "grade" in reasons[0].sentence_zh
