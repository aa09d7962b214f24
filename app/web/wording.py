"""How days, moments and lengths are written on a screen."""

from datetime import date, datetime

from flask import Flask
from flask_babel import gettext

from app.web.due_words import due_words
from app.workcalendar.moments import SHANGHAI

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


def teach_words(app: Flask) -> None:
    """Gives templates the filters `day`, `long_day`, `moment`, `clock_time` and the function `due_words`."""
    app.jinja_env.filters.update(day=day, long_day=long_day, moment=moment, clock_time=clock_time, translated=translated)
    app.jinja_env.globals.update(due_words=due_words)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def day(value: date | datetime | None) -> str:
    """2026-05-14."""
    if value is None:
        return "—"
    return _local(value).strftime("%Y-%m-%d")


def long_day(value: date | datetime) -> str:
    """2026-05-14 周四."""
    return f"{day(value)} {weekday(value)}"


def weekday(value: date | datetime) -> str:
    """周四, or Thu."""
    return gettext("周" + WEEKDAYS[_local(value).weekday()])


def moment(value: datetime | None) -> str:
    """2026-05-14 10:31, in Shanghai."""
    return "—" if value is None else _local(value).strftime("%Y-%m-%d %H:%M")


def clock_time(value: datetime) -> str:
    """10:31."""
    return _local(value).strftime("%H:%M")


def translated(text: str | None) -> str:
    """A text of the policy materials (a task's name, a label) in the visitor's language."""
    return gettext(text) if text else ""


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
