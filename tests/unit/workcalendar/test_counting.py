"""Due days by the yearly notices and the Civil Code."""

from datetime import date, datetime, time

import pytest

from app.domain.errors import MaterialRefused
from app.workcalendar.counting import WorkCalendar, corresponding_day, term_end
from app.workcalendar.days import DayKind
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI, day_of, day_shown_for, end_of, start_of

CALENDAR = WorkCalendar()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-05-08", 5, "2026-05-14"),
        ("2026-09-18", 10, "2026-10-09"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2026-09-30", 5, "2026-10-13"),
        ("2026-01-05", 30, "2026-02-14"),
        ("2026-11-19", 30, "2026-12-31"),
        ("2026-11-21", 5, "2026-11-27"),
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(start: str, count: int, due: str) -> None:
    reached = CALENDAR.add(day(start), Length(count, Unit.WORKING_DAYS))
    assert (reached.day, reached.provisional, reached.rolled) == (day(due), False, False)


def test_a_period_into_a_year_without_notice_is_provisional() -> None:
    reached = CALENDAR.add(day("2026-11-20"), Length(30, Unit.WORKING_DAYS))
    assert (reached.day, reached.provisional) == (day("2027-01-04"), True)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2026-05-21", "6 months", "2026-11-21"),
        ("2024-02-29", "24 months", "2026-02-28"),
        ("2026-03-31", "24 months", "2028-03-31"),
        ("2024-02-29", "2 years", "2026-02-28"),
        ("2026-12-31", "2 months", "2027-02-28"),
    ],
)
def test_months_and_years_end_on_the_corresponding_day_or_the_months_last(
    start: str, length: str, end: str
) -> None:
    assert corresponding_day(day(start), Length.parse(length)) == day(end)
    assert CALENDAR.add(day(start), Length.parse(length), rolls=False).day == day(end)


def test_z_x_01_the_day_after_the_event_is_day_one() -> None:
    assert CALENDAR.add(day("2026-06-01"), Length(1, Unit.DAYS)).day == day("2026-06-02")
    assert CALENDAR.add(day("2026-06-01"), Length(1, Unit.WORKING_DAYS)).day == day("2026-06-02")


def test_z_x_01_a_limit_for_an_act_ending_on_a_rest_day_ends_with_the_next_working_day() -> None:
    reached = CALENDAR.add(day("2026-05-21"), Length(6, Unit.MONTHS), rolls=True)
    assert (reached.day, reached.rolled) == (day("2026-11-23"), True)  # 11-21 is a Saturday


def test_z_x_01_validity_and_bans_are_not_extended_past_a_rest_day() -> None:
    reached = CALENDAR.add(day("2026-05-21"), Length(6, Unit.MONTHS), rolls=False)
    assert (reached.day, reached.rolled) == (day("2026-11-21"), False)


def test_z_x_02_make_up_working_days_of_the_notice_count() -> None:
    assert CALENDAR.kind_of(day("2026-02-14")).kind is DayKind.MAKEUP
    assert CALENDAR.is_working_day(day("2026-02-14"))


def test_z_qhd_07_seven_days_of_notice_end_late_on_a_rest_day_and_never_early() -> None:
    seven = Length(7, Unit.DAYS)
    assert CALENDAR.add(day("2026-06-08"), seven).day == day("2026-06-15")
    assert CALENDAR.add(day("2026-06-12"), seven).day == day("2026-06-22")  # day 7 is 端午节
    assert CALENDAR.add(day("2026-06-05"), seven).day == day("2026-06-12")


def test_z_qhd_17_a_calendar_month_has_its_own_number_of_days() -> None:
    month = Length(1, Unit.MONTHS)
    assert (corresponding_day(day("2027-01-31"), month) - day("2027-01-31")).days == 28
    assert term_end(day("2027-02-01"), month) == day("2027-02-28")


def test_z_gs_31_claims_are_due_by_the_fifth_working_day_of_the_month() -> None:
    days = CALENDAR.first_working_days_of_month(2026, 10, 5)
    assert days == tuple(map(day, ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"]))


def test_z_gs_38_a_term_that_includes_its_first_day_ends_the_day_before() -> None:
    assert term_end(day("2026-04-28"), Length(2, Unit.YEARS)) == day("2028-04-27")
    assert term_end(day("2024-02-29"), Length(1, Unit.YEARS)) == day("2025-02-28")
    assert term_end(day("2026-05-01"), Length(10, Unit.DAYS)) == day("2026-05-10")


@pytest.mark.parametrize(
    ("text", "kind", "holiday"),
    [
        ("2026-05-18", DayKind.WORKDAY, None),
        ("2026-05-16", DayKind.WEEKEND, None),
        ("2026-02-15", DayKind.HOLIDAY, "春节"),
        ("2026-09-20", DayKind.MAKEUP, "国庆节"),
        ("2018-12-31", DayKind.HOLIDAY, "元旦"),
    ],
)
def test_each_day_has_its_kind_and_holiday(text: str, kind: DayKind, holiday: str | None) -> None:
    seen = CALENDAR.kind_of(day(text))
    assert (seen.kind, seen.holiday, seen.provisional) == (kind, holiday, False)


def test_the_working_days_of_2026_are_those_of_the_notice() -> None:
    months = [len(CALENDAR.first_working_days_of_month(2026, month, 31)) for month in range(1, 13)]
    assert months == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


def test_days_can_be_counted_and_found_backwards() -> None:
    assert CALENDAR.next_working_day(day("2026-09-30")) == day("2026-10-08")
    assert CALENDAR.working_days_between(day("2026-09-30"), day("2026-10-13")) == 5
    assert CALENDAR.working_days_before(day("2026-10-08"), 1) == day("2026-09-30")


def test_a_period_ends_at_midnight_after_its_last_day_and_shows_the_day() -> None:
    moment = CALENDAR.add(day("2026-05-08"), Length(5, Unit.WORKING_DAYS)).moment
    assert moment == datetime(2026, 5, 15, tzinfo=SHANGHAI)
    assert day_shown_for(moment) == day("2026-05-14")


def test_an_area_may_close_before_midnight() -> None:
    calendar = WorkCalendar(closes_at=time(17, 30))
    moment = calendar.add(day("2026-05-08"), Length(5, Unit.WORKING_DAYS)).moment
    assert moment == datetime(2026, 5, 14, 17, 30, tzinfo=SHANGHAI)
    assert day_shown_for(moment) == day("2026-05-14")


def test_a_moment_belongs_to_its_day_in_shanghai() -> None:
    assert day_of(datetime.fromisoformat("2026-05-07T16:00:00+00:00")) == day("2026-05-08")
    assert end_of(day("2026-05-07")) == start_of(day("2026-05-08"))
    with pytest.raises(ValueError, match="zone"):
        day_of(datetime(2026, 5, 7))


@pytest.mark.parametrize(
    "stated", ["5 working_days", {"value": 5, "unit": "working_days"}, Length.parse("5 working_days")]
)
def test_a_length_is_read_from_its_forms(stated: object) -> None:
    length = Length.parse(stated)
    assert length == Length(5, Unit.WORKING_DAYS)
    assert (str(length), length.as_feel()) == ("5个工作日", {"value": 5, "unit": "working_days"})


@pytest.mark.parametrize(
    "stated",
    ["5", "0 days", "-1 days", "x days", "5 weeks", "101 years", 5, None, {"value": 5}]
    + [{"value": value, "unit": "days"} for value in (1.5, None, True, float("nan"), float("inf"))],
)
def test_what_is_no_length_is_refused(stated: object) -> None:
    with pytest.raises(MaterialRefused):
        Length.parse(stated)
