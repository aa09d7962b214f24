"""Sums, differences, products and quotients of numbers, strings, moments and durations (DMN 1.5, 10.3.2.13).

Every function raises NullResult where the standard gives null.
"""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from app.feel.decimals import DECIMAL
from app.feel.errors import NullResult
from app.feel.limits import refuse_string_over_limit
from app.feel.temporal import seconds_of_day
from app.feel.values import DAY, DayTimeDuration, YearMonthDuration

Operation = Callable[[object, object], object]
_BEYOND = (Overflow, OverflowError, InvalidOperation, DivisionByZero, ValueError)


def _unfit(zh: str, en: str, a: object, b: object) -> NullResult:
    if a is None or b is None:
        return NullResult(f"{zh}的一边为空（null）。", f"One side of the {en} is null.")
    return NullResult(f"两边的类型不能做{zh}。", f"The two sides do not fit a {en}.")


def _beyond() -> NullResult:
    return NullResult("结果超出数值或日期的范围。", "The result is out of range.")


def add(a: object, b: object) -> object:
    """a + b."""
    try:
        if isinstance(a, Decimal) and isinstance(b, Decimal):
            return DECIMAL.add(a, b)
        if isinstance(a, str) and isinstance(b, str):
            refuse_string_over_limit(len(a) + len(b))
            return a + b
        if isinstance(a, YearMonthDuration) and isinstance(b, YearMonthDuration):
            return YearMonthDuration(a.months + b.months)
        if isinstance(a, DayTimeDuration) and isinstance(b, DayTimeDuration):
            return DayTimeDuration(a.nanoseconds + b.nanoseconds)
        if isinstance(a, (date, time)) and isinstance(b, (YearMonthDuration, DayTimeDuration)):
            return later(a, b)
        if isinstance(b, (date, time)) and isinstance(a, (YearMonthDuration, DayTimeDuration)):
            return later(b, a)
    except _BEYOND as error:
        raise _beyond() from error
    raise _unfit("加法", "sum", a, b)


def subtract(a: object, b: object) -> object:
    """a - b."""
    try:
        if isinstance(a, Decimal) and isinstance(b, Decimal):
            return DECIMAL.subtract(a, b)
        if isinstance(b, (YearMonthDuration, DayTimeDuration)):
            return add(a, negate(b))
        if isinstance(a, date) and isinstance(b, date):
            return _between_dates(a, b)
        if isinstance(a, time) and isinstance(b, time) and (a.tzinfo is None) == (b.tzinfo is None):
            return DayTimeDuration((seconds_of_day(a) - seconds_of_day(b)) * 1000)
    except _BEYOND as error:
        raise _beyond() from error
    raise _unfit("减法", "difference", a, b)


def _between_dates(a: date, b: date) -> DayTimeDuration:
    if isinstance(a, datetime) or isinstance(b, datetime):
        first, second = at_midnight_utc(a), at_midnight_utc(b)
        if (first.tzinfo is None) != (second.tzinfo is None):
            raise NullResult("一边有时区而另一边没有。", "One moment has a time zone and the other has not.")
        return duration_from(first - second)
    return DayTimeDuration((a - b).days * DAY)


def at_midnight_utc(day: date) -> datetime:
    """A date as a date and time: its first moment in UTC; a date and time as it is."""
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(tzinfo=UTC))


def duration_from(length: timedelta) -> DayTimeDuration:
    """A Python length as a duration."""
    return DayTimeDuration(((length.days * 86_400 + length.seconds) * 1_000_000 + length.microseconds) * 1000)


def later(moment: date | time, length: YearMonthDuration | DayTimeDuration) -> date | time:
    """A moment moved by a duration; a date stays a date."""
    if isinstance(length, YearMonthDuration):
        if isinstance(moment, time):
            raise _unfit("加减", "sum", moment, length)
        return _months_later(moment, length.months)
    if isinstance(moment, time):
        micros = (length.nanoseconds // 1000) % (DAY // 1000)
        anchor = datetime.combine(date(2000, 1, 1), moment.replace(tzinfo=None))
        return (anchor + timedelta(microseconds=micros)).timetz().replace(tzinfo=moment.tzinfo)
    step = timedelta(microseconds=length.nanoseconds // 1000)
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            return moment + step
        return (moment.astimezone(UTC) + step).astimezone(moment.tzinfo)
    return (datetime.combine(moment, time()) + step).date()


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise _beyond()
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def multiply(a: object, b: object) -> object:
    """a * b."""
    try:
        if isinstance(a, Decimal):
            if isinstance(b, Decimal):
                return DECIMAL.multiply(a, b)
            a, b = b, a
        if isinstance(b, Decimal):
            if isinstance(a, YearMonthDuration):
                return YearMonthDuration(int(DECIMAL.multiply(Decimal(a.months), b)))
            if isinstance(a, DayTimeDuration):
                return DayTimeDuration(int(DECIMAL.multiply(Decimal(a.nanoseconds), b)))
    except _BEYOND as error:
        raise _beyond() from error
    raise _unfit("乘法", "product", a, b)


def divide(a: object, b: object) -> object:
    """a / b; null where b is zero."""
    try:
        if isinstance(b, Decimal):
            if isinstance(a, Decimal):
                return DECIMAL.divide(a, b)
            if isinstance(a, YearMonthDuration):
                return YearMonthDuration(int(DECIMAL.divide(Decimal(a.months), b)))
            if isinstance(a, DayTimeDuration):
                return DayTimeDuration(int(DECIMAL.divide(Decimal(a.nanoseconds), b)))
        if isinstance(a, YearMonthDuration) and isinstance(b, YearMonthDuration):
            return DECIMAL.divide(Decimal(a.months), Decimal(b.months))
        if isinstance(a, DayTimeDuration) and isinstance(b, DayTimeDuration):
            return DECIMAL.divide(Decimal(a.nanoseconds), Decimal(b.nanoseconds))
    except (DivisionByZero, InvalidOperation) as error:
        raise NullResult("除数为零。", "Division by zero.") from error
    except _BEYOND as error:
        raise _beyond() from error
    raise _unfit("除法", "quotient", a, b)


def raise_to_power(a: object, b: object) -> object:
    """a ** b."""
    if not (isinstance(a, Decimal) and isinstance(b, Decimal)):
        raise _unfit("乘方", "power", a, b)
    try:
        return DECIMAL.power(a, b)
    except _BEYOND as error:
        raise _beyond() from error


def negate(a: object) -> object:
    """-a."""
    if isinstance(a, Decimal):
        return DECIMAL.minus(a)
    if isinstance(a, YearMonthDuration):
        return YearMonthDuration(-a.months)
    if isinstance(a, DayTimeDuration):
        return DayTimeDuration(-a.nanoseconds)
    raise NullResult("负号后面需要数值或期间。", "A minus needs a number or a duration.")


OPERATIONS: dict[str, Operation] = {"+": add, "-": subtract, "*": multiply, "/": divide, "**": raise_to_power}
