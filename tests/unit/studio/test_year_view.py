"""A year at a glance."""

from datetime import date

from app.studio.year_view import year_view
from app.workcalendar.counting import WorkCalendar


def test_twelve_months_count_their_working_days_as_published() -> None:
    view = year_view(2026, WorkCalendar(), (), date(2026, 5, 7))
    counts = [month.working_days for month in view.months]
    assert counts == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]
    assert view.working_days == 248
    assert not view.is_provisional


def test_estimated_year_is_provisional() -> None:
    assert year_view(2027, WorkCalendar(), (), date(2026, 5, 7)).is_provisional


def test_weeks_begin_on_monday_and_leave_out_other_months() -> None:
    may = year_view(2026, WorkCalendar(), (), date(2026, 5, 7)).months[4]
    assert [day and day.number for day in may.weeks[0]] == [None, None, None, None, 1, 2, 3]
    letters = [day.letter for day in may.weeks[1] if day]
    assert letters == ["节", "节", "", "", "", "班", "休"]


def test_today_and_changed_days_are_marked() -> None:
    view = year_view(2026, WorkCalendar(), (), date(2026, 5, 7), frozenset({date(2026, 5, 8)}))
    days = [day for week in view.months[4].weeks for day in week if day]
    assert [day.number for day in days if day.is_today] == [7]
    assert [day.number for day in days if day.is_changed] == [8]
