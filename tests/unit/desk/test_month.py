"""A month of due days: weeks from Monday, with the kinds of days and the counts."""

from datetime import date

from flask import Flask
from flask_babel import Babel

from app.desk.month import due_month, following, preceding
from app.workcalendar.counting import WorkCalendar

MAY = date(2026, 5, 1)


def test_a_month_counts_what_falls_due_and_marks_what_is_late() -> None:
    due = [date(2026, 5, 6), date(2026, 5, 8), date(2026, 5, 8)]
    month = due_month(MAY, WorkCalendar(()), due, date(2026, 5, 7))
    days = {cell.day.date: cell for week in month.weeks for cell in week if cell}
    assert len(days) == 31 and month.last == date(2026, 5, 31)
    assert [cell is None for cell in month.weeks[0]] == [True] * 4 + [False] * 3
    assert (days[date(2026, 5, 8)].count, days[date(2026, 5, 8)].late) == (2, False)
    assert (days[date(2026, 5, 6)].count, days[date(2026, 5, 6)].late) == (1, True)
    assert [day for day, cell in days.items() if cell.is_today] == [date(2026, 5, 7)]


def test_a_day_says_what_kind_it_is_and_how_much_ends_on_it() -> None:
    app = Flask("test")
    Babel(app, default_locale="zh")
    month = due_month(MAY, WorkCalendar(()), [date(2026, 5, 9)], date(2026, 5, 7))
    days = {cell.day.date.day: cell for week in month.weeks for cell in week if cell}
    with app.test_request_context():
        assert days[9].words == "2026-05-09 劳动节 调休工作日，1 项到期"
        assert days[1].words == "2026-05-01 劳动节 节假日，无到期"
    assert [days[day].letter for day in (1, 7, 9, 10)] == ["节", "", "班", "休"]


def test_months_follow_each_other_over_the_end_of_the_year() -> None:
    assert following(date(2026, 12, 1)) == date(2027, 1, 1)
    assert preceding(date(2027, 1, 1)) == date(2026, 12, 1)
    assert following(date(2027, 1, 1)) == date(2027, 2, 1)
