"""Laws that hold for all values: logic, arithmetic, time, printing and reading."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.feel import DayTimeDuration, YearMonthDuration, compile_expression, evaluate, parse_duration
from app.feel.builtins.conversions import text_of
from app.feel.decimals import DECIMAL
from app.feel.keys import key_of
from app.feel.relations import equal, less

LOGIC = st.sampled_from([True, False, None])
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)
DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))
MOMENTS = st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"), fold=0)
)
MONTHS = st.integers(-1200, 1200).map(YearMonthDuration)
LENGTHS = st.integers(-(10**15), 10**15).map(lambda micros: DayTimeDuration(micros * 1000))
SCALARS = st.one_of(
    st.none(), st.booleans(), NUMBERS, st.text(max_size=8).filter(str.isprintable), DATES, MONTHS, LENGTHS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(LOGIC, LOGIC)
def test_de_morgan_holds_with_three_values(a: object, b: object) -> None:
    names = {"a": a, "b": b}
    assert evaluate("not(a and b)", names) is evaluate("not(a) or not(b)", names)
    assert evaluate("not(a or b)", names) is evaluate("not(a) and not(b)", names)
    assert evaluate("a and b", names) is evaluate("b and a", names)


@given(LOGIC, LOGIC, LOGIC)
def test_and_and_or_are_associative(a: object, b: object, c: object) -> None:
    names = {"a": a, "b": b, "c": c}
    for sign in ("and", "or"):
        assert evaluate(f"a {sign} (b {sign} c)", names) is evaluate(f"(a {sign} b) {sign} c", names)
        assert evaluate(f"a {sign} b {sign} c", names) is evaluate(f"(a {sign} b) {sign} c", names)


@given(NUMBERS, NUMBERS)
def test_arithmetic_is_that_of_34_digits(a: Decimal, b: Decimal) -> None:
    names = {"a": a, "b": b}
    assert evaluate("a + b", names) == DECIMAL.add(a, b)
    assert evaluate("a - b", names) == DECIMAL.subtract(a, b)
    assert evaluate("a * b", names) == DECIMAL.multiply(a, b)
    assert evaluate("a / b", names) == (DECIMAL.divide(a, b) if b else None)


@given(NUMBERS, st.integers(-20, 20))
def test_rounding_functions_bracket_the_number(number: Decimal, scale: int) -> None:
    names = {"n": number, "s": scale}
    assert evaluate("round down(abs(n), s) <= abs(n) and abs(n) <= round up(abs(n), s)", names) is True
    assert evaluate("floor(n, s) <= n and n <= ceiling(n, s)", names) is True


@given(NUMBERS, NUMBERS.filter(bool))
def test_modulo_has_the_sign_of_the_divisor(a: Decimal, b: Decimal) -> None:
    rest = evaluate("modulo(a, b)", {"a": a, "b": b})
    assert isinstance(rest, Decimal)
    assert rest == 0 or (rest < 0) == (b < 0)
    assert abs(rest) < abs(b)


@given(DATES, MONTHS)
def test_adding_months_keeps_the_day_or_takes_the_last_of_the_month(
    day: date, length: YearMonthDuration
) -> None:
    later = evaluate("d + m", {"d": day, "m": length})
    assert isinstance(later, date)
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == length.months


@given(MOMENTS, LENGTHS)
def test_adding_and_taking_away_a_duration_comes_back(moment: datetime, length: DayTimeDuration) -> None:
    back = evaluate("t + d - d", {"t": moment, "d": length})
    assert equal(back, moment) is True or evaluate("t + d", {"t": moment, "d": length}) is None


@given(DATES, DATES)
def test_the_difference_of_dates_leads_from_one_to_the_other(a: date, b: date) -> None:
    assert evaluate("b + (a - b) = a", {"a": a, "b": b}) is True


@given(st.one_of(MONTHS, LENGTHS))
def test_a_duration_reads_back_as_printed(length: YearMonthDuration | DayTimeDuration) -> None:
    assert parse_duration(str(length)) == length


@given(st.one_of(DATES, MOMENTS, st.times()))
def test_a_moment_reads_back_as_printed(moment: object) -> None:
    assert equal(evaluate(f'@"{text_of(moment)}"', {}), moment) is True


@given(st.text(max_size=20).filter(lambda text: not any(0xD800 <= ord(char) <= 0xDFFF for char in text)))
def test_a_string_literal_reads_back_as_printed(text: str) -> None:
    assert evaluate(text_of(text), {}) == text


@given(NUMBERS)
def test_a_number_reads_back_as_printed(number: Decimal) -> None:
    assert evaluate(text_of(number), {}) == number
    assert evaluate("number(string(n)) = n", {"n": number}) is True


@given(VALUES, VALUES)
def test_keys_are_equal_where_values_are(a: object, b: object) -> None:
    assert (key_of(a) == key_of(b)) is (equal(a, b) is True)
    assert key_of(a) == key_of(a)


@given(SCALARS, SCALARS)
def test_order_is_one_sided(a: object, b: object) -> None:
    assert not (less(a, b) and less(b, a))
    if less(a, b) is not None:
        assert [less(a, b), less(b, a), equal(a, b)].count(True) == 1


@given(st.lists(NUMBERS, max_size=8))
def test_sorting_gives_the_same_elements_in_order(numbers: list[Decimal]) -> None:
    names = {"l": numbers}
    assert evaluate("sort(l, function(a, b) a < b)", names) == sorted(numbers)
    assert evaluate("reverse(reverse(l)) = l", names) is True
    assert evaluate("count(distinct values(l))", names) == len(set(numbers))


POINTS = st.integers(-5, 5)


@given(POINTS, POINTS, st.booleans(), st.booleans(), POINTS)
def test_in_agrees_with_comparison(low: int, high: int, open_: bool, closed: bool, point: int) -> None:
    text = f"p in {'[' if open_ else '('}{min(low, high)}..{max(low, high)}{']' if closed else ')'}"
    by_hand = f"p {'>=' if open_ else '>'} low and p {'<=' if closed else '<'} high"
    names = {"p": point, "low": min(low, high), "high": max(low, high)}
    assert compile_expression(text).evaluate(names) is compile_expression(by_hand).evaluate(names)
