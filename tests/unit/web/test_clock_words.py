"""A legal clock in words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask_babel import Babel

from app.storage.records import Clock
from app.web.clock_words import ClockView, view_of
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act, end, start
from app.workcalendar.lengths import Length
from app.workcalendar.moments import start_of

STARTED, LAST = date(2026, 5, 11), date(2026, 5, 15)
NEXT = LAST + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="zh")
    with app.test_request_context():
        yield


def view(kind: ClockKind, now: datetime, ended: tuple[date, datetime] | None = None) -> ClockView:
    rule = ClockRule(name="period", title="期限", limit="period", kind=kind, rolls=True)
    record = start(rule, STARTED, Length.parse("4 days"), Act(start_of(STARTED), element="begin"))
    if ended:
        record = end(record, ended[0], Act(ended[1], element="over"))
    row = Clock(id="1", name="period", title="期限", kind=kind.value, started_on=STARTED)
    row.ended_on = record.ended_on
    return view_of(row, record, WorkCalendar(), now)


def test_a_hard_period_that_ran_out_is_over_and_not_overdue() -> None:
    for ended in (None, (LAST, start_of(NEXT))):
        seen = view(ClockKind.HARD, start_of(NEXT + timedelta(days=3)), ended)
        assert (seen.due.text, seen.due.state) == ("已届满", "plain")


def test_what_was_done_on_the_last_day_is_done_in_time() -> None:
    done = (LAST, start_of(LAST) + timedelta(hours=15))
    for kind in ClockKind:
        assert view(kind, start_of(NEXT), done).due.text == "已按期办结"


def test_a_soft_period_that_was_exceeded_says_so() -> None:
    seen = view(ClockKind.SOFT, start_of(NEXT), (NEXT, start_of(NEXT)))
    assert (seen.due.text, seen.due.state) == ("已逾期办结", "overdue")
