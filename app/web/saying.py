"""Texts in the visitor's language; what stays Chinese on an English page says so to screen readers."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from flask import Flask
from flask_babel import format_date, gettext
from markupsafe import Markup, escape

from app.domain.sentences import Sentence, chinese_date
from app.web.languages import HTML_NAMES, language

_CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
_CHINESE_RUN = re.compile(rf"{_CHINESE.pattern}+")
_MARKED = Markup('<span lang="{}">{}</span>')


def teach_saying(app: Flask) -> None:
    """Gives templates the functions of this module, as filters."""
    filters = (said, as_written, of_party, listed, marked)
    app.jinja_env.filters.update({function.__name__: function for function in filters})
    app.jinja_env.globals.update(language_of=language_of, named_document=named_document)


def said(text: Sentence | str | None) -> Markup:
    """A sentence, or a text of the materials or the house, looked up in the catalogue.

    Of a text that ends with a value, `最早可申请日期：2026-06-01`, the words are looked up.
    """
    if isinstance(text, Sentence):
        return worded(text.pattern, text.values)
    if isinstance(text, Markup) or not text:
        return text if isinstance(text, Markup) else Markup()
    found = gettext(text)
    if found == text:
        return _with_its_value(text)
    return marked(found)


def marked(text: str) -> Markup:
    """A text of this page's language that quotes Chinese words."""
    return Markup(_CHINESE_RUN.sub(lambda run: as_written(run.group()), escape(text)))


def phrased(pattern: str, **values: object) -> Markup:
    """A pattern with `%(name)s` for each value, which is a name or is translated already."""
    return escape(gettext(pattern)) % {
        name: as_written(value) if isinstance(value, str) else value for name, value in values.items()
    }


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


def of_party(shown: str) -> Markup:
    """Whom a case is about, or that it is about nobody."""
    return as_written(shown) if shown else escape(gettext("无特定当事人"))


def language_of(text: str) -> Markup:
    """The attribute of an element that can hold nothing but this text, as an option of a list."""
    if language() == "zh" or not _CHINESE.search(text):
        return Markup()
    return Markup(' lang="{}"').format(HTML_NAMES["zh"])


def named_document(title: str, number: str | None) -> Markup:
    """《题名》 and its number."""
    return as_written(f"《{title}》{number or ''}")


def listed(texts: Iterable[object]) -> Markup:
    """Several of them in a row: 甲、乙, or A, B."""
    return Markup(gettext("、")).join(map(escape, texts))


def _with_its_value(text: str) -> Markup:
    words, colon, value = text.rpartition("：")
    found = gettext(words + colon) if colon else ""
    return as_written(found) + as_written(value) if found not in ("", words + colon) else as_written(text)


def _value(value: object) -> object:
    if isinstance(value, Sentence | str) and not isinstance(value, Markup):
        return said(value)
    if isinstance(value, list | tuple):
        return listed(map(_value, value))
    return _day(value) if isinstance(value, date) else value


def _day(value: date) -> str:
    """A day, or a moment with its time."""
    day = chinese_date(value) if language() == "zh" else format_date(value, "d MMMM y")
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) else day
