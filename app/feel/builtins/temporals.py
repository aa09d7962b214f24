"""Making and reading dates, times and durations (10.3.4.1 and 10.3.4.8)."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from app.feel.builtins.registry import builtin
from app.feel.decimals import whole
from app.feel.errors import NullResult
from app.feel.invocation import moment_of
from app.feel.scope import Run
from app.feel.temporal import parse_date, parse_date_and_time, parse_time, zone_from_text
from app.feel.values import NANOS, DayTimeDuration, Duration, YearMonthDuration, parse_duration

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _unreadable() -> NullResult:
    return NullResult("文本不是有效的日期、时间或期间。", "The text is no valid date, time or duration.")


@builtin("date(from: string|date|date and time)")
def date_from(value: str | date | datetime) -> date:
    """A date from text, or of a date and time."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = parse_date(value)
    if found is None:
        raise _unreadable()
    return found


@builtin("date(year: number, month: number, day: number)")
def date_of(year: Decimal, month: Decimal, day: Decimal) -> date:
    """A date from its parts."""
    try:
        return date(whole(year), whole(month), whole(day))
    except (ValueError, OverflowError) as error:
        raise _unreadable() from error


@builtin("date and time(from: string|date and time)")
def date_and_time_from(value: str | datetime) -> datetime:
    """A date and time from text; a date alone means its first moment."""
    if isinstance(value, datetime):
        return value
    found = parse_date_and_time(value)
    day = parse_date(value) if found is None else None
    if day is not None:
        return datetime.combine(day, time())
    if found is None:
        raise _unreadable()
    return found


@builtin("date and time(date: date|date and time, time: time)")
def date_and_time_of(day: date, clock: time) -> datetime:
    """A date and time from a date and a time."""
    return datetime.combine(day.date() if isinstance(day, datetime) else day, clock)


@builtin("date and time(date: date and time, timezone: string)")
def date_and_time_in_zone(moment: datetime, timezone: str) -> datetime:
    """The same moment in another zone."""
    try:
        zone = zone_from_text(timezone if timezone[:1] in ("Z", "+", "-") else f"@{timezone}")
    except (ValueError, IndexError) as error:
        raise NullResult("时区未知。", "The time zone is not known.") from error
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(zone)
    except OverflowError as error:
        raise _unreadable() from error


@builtin("time(from: string|time|date and time|date)")
def time_from(value: str | time | datetime | date) -> time:
    """A time from text, or of a date and time."""
    if isinstance(value, datetime):
        return value.timetz()
    if isinstance(value, date):
        return time(tzinfo=UTC)
    if isinstance(value, time):
        return value
    found = parse_time(value)
    if found is None:
        raise _unreadable()
    return found


@builtin("time(hour: number, minute: number, second: number, offset?: days and time duration|null)")
def time_of(hour: Decimal, minute: Decimal, second: Decimal, offset: DayTimeDuration | None = None) -> time:
    """A time from its parts."""
    try:
        zone = None if offset is None else zone_from_text(_offset_text(offset))
        micros = int(second * 1_000_000)
        return time(whole(hour), whole(minute), micros // 1_000_000, micros % 1_000_000, zone)
    except (ValueError, OverflowError) as error:
        raise _unreadable() from error


def _offset_text(offset: DayTimeDuration) -> str:
    seconds = abs(offset.nanoseconds) // NANOS
    sign = "-" if offset.nanoseconds < 0 else "+"
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


@builtin("duration(from: string|days and time duration|years and months duration)")
def duration(value: str | Duration) -> Duration:
    """A duration from text."""
    found = parse_duration(value) if isinstance(value, str) else value
    if found is None:
        raise _unreadable()
    return found


@builtin("years and months duration(from: date|date and time, to: date|date and time)")
def years_and_months_duration(start: date, end: date) -> YearMonthDuration:
    """The whole months from one day to another."""
    sign, first, last = (1, start, end)
    if (end.year, end.month, end.day) < (start.year, start.month, start.day):
        sign, first, last = (-1, end, start)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return YearMonthDuration(sign * months)


@builtin("now()", takes_run=True)
def now(run: Run) -> datetime:
    """The moment that the caller gave."""
    return moment_of(run)


@builtin("today()", takes_run=True)
def today(run: Run) -> date:
    """The day of the moment that the caller gave."""
    return moment_of(run).date()


@builtin("day of week(date: date|date and time)")
def day_of_week(day: date) -> str:
    """The English name of the weekday."""
    return _WEEKDAYS[day.weekday()]


@builtin("day of year(date: date|date and time)")
def day_of_year(day: date) -> Decimal:
    """The day's number in its year, from 1."""
    return Decimal(day.timetuple().tm_yday)


@builtin("month of year(date: date|date and time)")
def month_of_year(day: date) -> str:
    """The English name of the month."""
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return names[day.month - 1]


@builtin("week of year(date: date|date and time)")
def week_of_year(day: date) -> Decimal:
    """The number of the ISO week."""
    return Decimal(day.isocalendar().week)
