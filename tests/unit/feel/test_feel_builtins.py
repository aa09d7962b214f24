"""The built-in functions: chapter 10.3.4 of DMN 1.5, examples of our own."""

from datetime import UTC, date, datetime

import pytest

from app.feel import compile_expression, evaluate
from app.feel.relations import equal

CONVERSIONS = r"""
number("1 234,56", " ", ",") | 1234.56
number("1.234,56", ".", ",") | 1234.56
number("12", ".", ".") | null
number("twelve") | null
number(from: "12") | 12
string(1.50) | "1.50"
string(true) | "true"
string(null) | null
string(@"2026-03-01T08:00:00Z") | "2026-03-01T08:00:00Z"
string([1, "a", {b: null}]) | "[1, \"a\", {b: null}]"
string([1..3)) | "[1..3)"
date("2026-03-01") | @"2026-03-01"
date(2026, 3, 1) | @"2026-03-01"
date(@"2026-03-01T10:00:00") | @"2026-03-01"
date("2026-02-30") | null
date(year: 2026, month: 13, day: 1) | null
time("08:00:00Z") | @"08:00:00Z"
time(8, 30, 15.5) | @"08:30:15.5"
time(8, 30, 0, @"-PT2H") | @"08:30:00-02:00"
time(@"2026-03-01T08:00:00Z") | @"08:00:00Z"
time(24, 0, 0) | null
date and time("2026-03-01") | @"2026-03-01T00:00:00"
date and time(@"2026-03-01", @"08:00:00") | @"2026-03-01T08:00:00"
date and time(@"2026-03-01T00:00:00Z", "Asia/Shanghai") | @"2026-03-01T08:00:00@Asia/Shanghai"
duration("P1DT12H") | @"PT36H"
duration("P1Y1D") | null
years and months duration(@"2024-02-29", @"2026-03-01") | @"P2Y"
years and months duration(@"2026-03-01", @"2024-02-29") | @"-P2Y"
range("[1..5)") | [1..5)
range("[5..1]") | null
range("1..5") | null
context([{key: "a", value: 1}]) | {a: 1}
context([{key: "a"}]) | null
"""
STRINGS = r"""
substring("失能等级", 3) | "等级"
substring("abcd", -2, 1) | "c"
substring("abcd", 0) | null
substring("abcd", 5) | null
string length("长护险🐎") | 4
upper case("aBc") | "ABC"
lower case("aBc") | "abc"
substring before("2026-03", "-") | "2026"
substring before("2026", "-") | ""
substring after("2026-03", "-") | "03"
substring after("2026", "-") | ""
contains("foobar", "ob") | true
starts with("foobar", "fo") | true
ends with("foobar", "r") | true
contains("foobar", null) | null
split("a;b;;c", ";") | ["a", "b", "", "c"]
split("a1b22c", "[0-9]+") | ["a", "b", "c"]
string join(["a", null, "b"], "、") | "a、b"
string join(["a", "b"]) | "ab"
string join([1]) | null
matches("ABC-12", "^[a-z]+-\d{2}$", "i") | true
matches("a", "(") | null
matches("a", "a", "z") | null
replace("2026-03-01", "(\d+)-(\d+)-(\d+)", "$3/$2/$1") | "01/03/2026"
replace("abc", "b*", "x") | null
replace("a.b", ".", "-", "q") | "a-b"
"""
LISTS = """
list contains([1, null], null) | true
count([1, 2]) | 2
count(5) | 1
min(3, 1, 2) | 1
max(["a", "c"]) | "c"
min([]) | null
min([1, "a"]) | null
sum([1, 2.5]) | 3.5
sum([@"P1D", @"PT12H"]) | @"PT36H"
sum([1, null]) | null
mean(1, 2, 6) | 3
product([2, 3]) | 6
median([3, 1, 2, 10]) | 2.5
stddev(2, 4, 7, 5) = stddev([2, 4, 7, 5]) | true
stddev([1]) | null
mode([6, 1, 9, 6, 1]) | [1, 6]
mode([]) | []
all([true, null]) | null
all([]) | true
all([1]) | null
any([false, null]) | null
any([]) | false
sublist([4, 5, 6], 2) | [5, 6]
sublist([4, 5, 6], -2, 1) | [5]
sublist([4, 5, 6], 1, 4) | null
append([1], 2, [3]) | [1, 2, [3]]
concatenate([1], 2, [3]) | [1, 2, 3]
insert before([1, 3], 2, 2) | [1, 2, 3]
insert before([1, 3], 3, 2) | null
remove([1, 2, 3], -1) | [1, 2]
list replace([1, 2, 3], 2, 9) | [1, 9, 3]
list replace([1, 5], function(item, new) item < new, 3) | [3, 5]
reverse([1, 2]) | [2, 1]
index of([1, 2, 1], 1) | [1, 3]
union([1, 2], [2, 3]) | [1, 2, 3]
distinct values([1, 1.0, "a", null, null]) | [1, "a", null]
flatten([[1, [2]], 3]) | [1, 2, 3]
sort([3, 1, 2]) | [1, 2, 3]
sort([3, 1, 2], function(x, y) x > y) | [3, 2, 1]
sort([1, "a"]) | null
"""
NUMBERS = """
decimal(2.345, 2) | 2.34
decimal(1 / 3, 2.5) | 0.33
floor(-1.5) | -2
floor(1.56, 1) | 1.5
ceiling(1.1) | 2
round up(-5.5, 0) | -6
round down(-5.5, 0) | -5
round half up(-2.5, 0) | -3
round half down(2.5, 0) | 2
round up(5.5, 6177) | null
abs(-3) | 3
abs(@"-P1M") | @"P1M"
modulo(-12, 5) | 3
modulo(12, -5) | -3
modulo(10.1, 4.5) | 1.1
modulo(1, 0) | null
sqrt(16) | 4
sqrt(-1) | null
log(1) | 0
log(0) | null
exp(0) | 1
odd(5) | true
even(-2) | true
odd(2.5) | false
"""
RANGES = """
before(1, 2) | true
before([1..5), 5) | true
before([1..5], 5) | false
after([5..10], [1..5)) | true
meets([1..5], [5..10]) | true
meets([1..5), [5..10]) | false
met by([5..10], [1..5]) | true
overlaps([1..5], (5..8]) | false
overlaps before([1..5], [3..8]) | true
overlaps before([1..8], [3..5]) | false
overlaps after([3..8], [1..5]) | true
finishes(5, [1..5]) | true
finished by([1..5], (3..5]) | true
includes([1..10], 10) | true
includes([1..10), 10) | false
during((1..5], (1..10]) | true
starts([1..5), [1..5]) | true
started by([1..5], 1) | true
coincides([1..5], [1..5)) | false
coincides(3, 3) | true
before(1, "a") | null
is(@"08:00:00", @"08:00:00Z") | false
is(1, 1.0) | true
get value({a: {b: 1}}, ["a", "b"]) | 1
get value({a: 1}, "b") | null
get entries({a: 1}) | [{key: "a", value: 1}]
context put({a: {b: 1}}, ["a", "c"], 2) | {a: {b: 1, c: 2}}
context put({a: 1}, "b", 2) | {a: 1, b: 2}
context merge([{a: 1}, {a: 2, b: 3}]) | {a: 2, b: 3}
day of week(@"2026-03-01") | "Sunday"
day of year(@"2026-03-01") | 60
month of year(@"2026-03-01") | "March"
week of year(@"2005-01-01") | 53
"""
ALL = [
    case
    for section in (CONVERSIONS, STRINGS, LISTS, NUMBERS, RANGES)
    for case in section.strip().splitlines()
]


@pytest.mark.parametrize("case", ALL)
def test_a_built_in_function_follows_the_standard(case: str) -> None:
    text, expected = case.rsplit(" | ", 1)
    found, wanted = evaluate(text, {}), evaluate(expected, {})
    assert (found is None and wanted is None) or equal(found, wanted) is True, f"{text} gave {found!r}"


@pytest.mark.parametrize(
    "text",
    [
        "substring(1, 1)",
        "count()",
        "min()",
        "abs(null)",
        "upper case(null)",
        "sum(null)",
        "split(1, 2)",
        "not()",
    ],
)
def test_arguments_that_do_not_fit_give_null_with_a_reason(text: str) -> None:
    value, reasons = compile_expression(text).explain({})
    assert value is None
    assert reasons


def test_now_and_today_are_the_moment_that_the_caller_gives() -> None:
    moment = datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert evaluate("now()", {}, moment) == moment
    assert evaluate("today()", {}, moment) == date(2026, 3, 1)


def test_without_a_moment_there_is_no_today() -> None:
    value, reasons = compile_expression("today()").explain({})
    assert value is None
    assert reasons[0].sentence_zh == "没有给出当前时刻。"
