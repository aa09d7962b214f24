"""Numeric functions (10.3.4.5)."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    InvalidOperation,
    Overflow,
)

from app.feel.builtins.registry import builtin
from app.feel.decimals import DECIMAL, ZERO
from app.feel.errors import NullResult
from app.feel.values import DayTimeDuration, Duration, YearMonthDuration

# Room for all digits of a number of any exponent; the result is brought back to 34.
_WIDE = Context(prec=6200, Emin=-6176, Emax=6176)


def _rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal:
    places = int(min(max(scale, Decimal(-7000)), Decimal(7000)))
    if not -6111 <= places <= 6176:
        raise NullResult("小数位数超出范围。", "The scale is out of range.")
    try:
        return DECIMAL.plus(
            number.quantize(Decimal(1).scaleb(-places, _WIDE), rounding=rounding, context=_WIDE)
        )
    except (InvalidOperation, Overflow) as error:
        raise NullResult("结果超出数值的范围。", "The result is out of range.") from error


@builtin("decimal(n: number, scale: number)")
def decimal(number: Decimal, scale: Decimal) -> Decimal:
    """Round to a scale, halves to the even neighbour."""
    return _rounded(number, scale, ROUND_HALF_EVEN)


@builtin("floor(n: number, scale?: number)")
def floor(number: Decimal, scale: Decimal | None = None) -> Decimal:
    """Round towards negative infinity."""
    return _rounded(number, scale or ZERO, ROUND_FLOOR)


@builtin("ceiling(n: number, scale?: number)")
def ceiling(number: Decimal, scale: Decimal | None = None) -> Decimal:
    """Round towards positive infinity."""
    return _rounded(number, scale or ZERO, ROUND_CEILING)


@builtin("round up(n: number, scale: number)")
def round_up(number: Decimal, scale: Decimal) -> Decimal:
    """Round away from zero."""
    return _rounded(number, scale, ROUND_UP)


@builtin("round down(n: number, scale: number)")
def round_down(number: Decimal, scale: Decimal) -> Decimal:
    """Round towards zero."""
    return _rounded(number, scale, ROUND_DOWN)


@builtin("round half up(n: number, scale: number)")
def round_half_up(number: Decimal, scale: Decimal) -> Decimal:
    """Round to the nearest, halves away from zero."""
    return _rounded(number, scale, ROUND_HALF_UP)


@builtin("round half down(n: number, scale: number)")
def round_half_down(number: Decimal, scale: Decimal) -> Decimal:
    """Round to the nearest, halves towards zero."""
    return _rounded(number, scale, ROUND_HALF_DOWN)


@builtin("abs(n: number|days and time duration|years and months duration)")
def absolute(value: Decimal | Duration) -> Decimal | Duration:
    """A number or duration without its sign."""
    if isinstance(value, YearMonthDuration):
        return YearMonthDuration(abs(value.months))
    if isinstance(value, DayTimeDuration):
        return DayTimeDuration(abs(value.nanoseconds))
    return DECIMAL.abs(value)


@builtin("modulo(dividend: number, divisor: number)")
def modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The rest of a division by floor; it has the sign of the divisor."""
    if not divisor:
        raise NullResult("除数为零。", "Division by zero.")
    try:
        rest = _WIDE.remainder(dividend, divisor)
    except InvalidOperation as error:
        raise NullResult("结果超出数值的范围。", "The result is out of range.") from error
    if rest and (rest < 0) != (divisor < 0):
        rest = _WIDE.add(rest, divisor)
    return DECIMAL.plus(rest)


def _of_positive(number: Decimal) -> Decimal:
    if number < 0:
        raise NullResult("不能对负数进行此运算。", "There is no such root or logarithm of a negative number.")
    return number


@builtin("sqrt(number: number)")
def sqrt(number: Decimal) -> Decimal:
    """The square root."""
    return DECIMAL.sqrt(_of_positive(number))


@builtin("log(number: number)")
def log(number: Decimal) -> Decimal:
    """The natural logarithm."""
    if number == 0:
        raise NullResult("零没有对数。", "Zero has no logarithm.")
    return DECIMAL.ln(_of_positive(number))


@builtin("exp(number: number)")
def exp(number: Decimal) -> Decimal:
    """e to the power of a number."""
    try:
        return DECIMAL.exp(number)
    except Overflow as error:
        raise NullResult("结果超出数值的范围。", "The result is out of range.") from error


@builtin("odd(number: number)")
def odd(number: Decimal) -> bool:
    """Whether a whole number is odd."""
    return _WIDE.remainder(number, Decimal(2)).copy_abs() == 1


@builtin("even(number: number)")
def even(number: Decimal) -> bool:
    """Whether a number is even."""
    return _WIDE.remainder(number, Decimal(2)) == 0
