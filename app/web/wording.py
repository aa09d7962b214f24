"""How days, moments and lengths are written on a screen."""

from collections.abc import Mapping
from datetime import date, datetime

from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from app.web.door import reading
from app.web.due_words import due_words
from app.web.saying import said
from app.workcalendar.explanation import DayLine
from app.workcalendar.moments import SHANGHAI, day_shown_for

LARGEST_COUNT = 999
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def teach_words(app: Flask) -> None:
    """Gives templates the filters and functions of this module by their names."""
    filters = (
        day,
        last_day,
        last_short_day,
        long_day,
        short_day,
        weekday,
        moment,
        clock_time,
        counted,
        translated,
    )
    app.jinja_env.filters.update({function.__name__: function for function in filters})
    app.jinja_env.globals.update(due_words=due_words, day_kind=day_kind, plain_value=plain_value)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def day(value: date | datetime | None) -> str:
    """2026-05-14."""
    if value is None:
        return "—"
    return _local(value).strftime("%Y-%m-%d")


def last_day(due_at: datetime) -> str:
    """The day on which a period ends that is over at this moment: of midnight the day before."""
    return day(day_shown_for(due_at))


def last_short_day(due_at: datetime) -> str:
    """The same with its weekday."""
    return short_day(day_shown_for(due_at))


def long_day(value: date | datetime) -> str:
    """2026-05-14 周四."""
    return f"{day(value)} {weekday(value)}"


def short_day(value: date | datetime) -> str:
    """05-14 周四, or 05-14 Thu; with the year where it is not this one."""
    with_year = _local(value).year != _local(reading().moment).year
    return f"{day(value) if with_year else day(value)[5:]} {weekday(value)}"


def weekday(value: date | datetime) -> str:
    """周四, or Thu."""
    return gettext(WEEKDAYS[_local(value).weekday()])


def moment(value: datetime | None) -> str:
    """2026-05-14 10:31, in Shanghai."""
    return "—" if value is None else _local(value).strftime("%Y-%m-%d %H:%M")


def clock_time(value: datetime) -> str:
    """10:31."""
    return _local(value).strftime("%H:%M")


def counted(number: int) -> str:
    """A count on a screen: lists are not counted beyond a thousand."""
    return str(number) if number <= LARGEST_COUNT else f"{LARGEST_COUNT}+"


def day_kind(line: DayLine) -> str:
    """工作日, 周末, 调休上班, or the holiday's name."""
    return gettext(line.holiday or line.kind.label)


def plain_value(value: object) -> str:
    """A value of process data as a person reads it."""
    if isinstance(value, bool) or value is None:
        return {True: gettext("是"), False: gettext("否"), None: "—"}[value]
    if isinstance(value, Mapping):
        inner = (
            Markup("{}{}{}").format(name, gettext("："), plain_value(each)) for name, each in value.items()
        )
        return Markup(gettext("，")).join(inner) or "—"
    if isinstance(value, list | tuple):
        return Markup(gettext("；")).join(map(plain_value, value)) or gettext("无")
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else said(str(value))


def translated(text: str | None) -> str:
    """A text of the policy materials (a task's name, a label) in the visitor's language."""
    return gettext(text) if text else ""


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
