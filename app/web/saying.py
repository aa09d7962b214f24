"""Texts in the visitor's language; what stays Chinese on an English page says so to screen readers."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from flask import Flask
from flask_babel import format_date, gettext
from markupsafe import Markup, escape

from app.domain.sentences import Sentence, chinese_date
from app.web.languages import HTML_NAMES, language

_CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
_MARKED = Markup('<span lang="{}">{}</span>')


def teach_saying(app: Flask) -> None:
    """Gives templates the functions of this module, as filters."""
    filters = (said, as_written, listed)
    app.jinja_env.filters.update({function.__name__: function for function in filters})


def said(text: Sentence | str | None) -> Markup:
    """A sentence, or a text of the materials or the house, looked up in the catalogue."""
    if isinstance(text, Sentence):
        return worded(text.pattern, text.values)
    return as_written(gettext(text)) if text else Markup()


def worded(pattern: str, values: Mapping[str, object]) -> Markup:
    """A pattern with `{name}` for each value; texts among the values are looked up too."""
    return escape(gettext(pattern)).format(**{name: _value(value) for name, value in values.items()})


def as_written(text: object) -> Markup:
    """A name, or what somebody wrote: never translated, and marked where the page's language is another."""
    if isinstance(text, Markup):
        return text
    shown = "" if text is None else str(text)
    if language() == "zh" or not _CHINESE.search(shown):
        return escape(shown)
    return _MARKED.format(HTML_NAMES["zh"], shown)


def listed(texts: Iterable[object]) -> Markup:
    """Several of them in a row: 甲、乙, or A, B."""
    return Markup(gettext("、")).join(map(escape, texts))


def _value(value: object) -> object:
    if isinstance(value, Sentence | str) and not isinstance(value, Markup):
        return said(value)
    if isinstance(value, list | tuple):
        return listed(map(_value, value))
    return _day(value) if isinstance(value, date) else value


def _day(value: date) -> str:
    return chinese_date(value) if language() == "zh" else format_date(value, "d MMMM y")
