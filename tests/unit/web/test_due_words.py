"""Deadlines as a person says them."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from flask import Flask
from flask_babel import Babel

from app.web.due_words import due_words
from app.workcalendar.moments import SHANGHAI, end_of

NOW = datetime(2026, 5, 14, 10, 30, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="zh")
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("last_day", "state", "text"),
    [
        (date(2026, 5, 12), "overdue", "逾期 2 天"),
        (date(2026, 5, 13), "overdue", "逾期 1 天"),
        (date(2026, 5, 14), "near", "今日到期"),
        (date(2026, 5, 16), "near", "还有 2 天"),
        (date(2026, 5, 17), "plain", "还有 3 天"),
    ],
)
def test_a_due_day_is_told_in_days_from_today(last_day: date, state: str, text: str) -> None:
    words = due_words(end_of(last_day), NOW)
    assert (words.state, words.text, words.day) == (state, text, last_day)


def test_a_stopped_clock_says_so_whatever_its_day() -> None:
    assert due_words(end_of(date(2026, 5, 12)), NOW, stopped=True).text == "停表中"


def test_no_deadline_is_no_state() -> None:
    words = due_words(None, NOW)
    assert (words.state, words.text, words.icon) == ("none", "无期限", None)


def test_every_state_that_has_a_colour_has_a_sign() -> None:
    signs = {due_words(end_of(date(2026, 5, day)), NOW).icon for day in (12, 14)}
    assert None not in signs
