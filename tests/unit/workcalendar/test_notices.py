"""Notices that an administrator enters, and the estimate for a year that has none."""

from datetime import date

import pytest

from app.domain.errors import NoticeRefused
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.days import DayKind
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.notices import Holiday, YearNotice

NEW_YEAR = Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3))


def notice(**changes: object) -> YearNotice:
    stated = {
        "year": 2027,
        "title": "关于2027年部分节假日安排的通知",
        "number": "示例〔2026〕1号",
        "issued_on": date(2026, 11, 30),
        "holidays": (NEW_YEAR,),
        **changes,
    }
    return YearNotice(**stated)  # type: ignore[arg-type]


def test_an_entered_notice_makes_the_year_certain() -> None:
    calendar = WorkCalendar([notice(holidays=(Holiday("元旦", date(2027, 1, 1), date(2027, 1, 4)),))])
    reached = calendar.add(date(2026, 11, 20), Length(30, Unit.WORKING_DAYS))
    assert (reached.day, reached.provisional) == (date(2027, 1, 5), False)


def test_a_notice_may_name_days_of_the_december_before() -> None:
    calendar = WorkCalendar([notice(makeup_days=frozenset({date(2026, 12, 26)}))])
    assert calendar.kind_of(date(2026, 12, 26)).kind is DayKind.MAKEUP
    assert calendar.kind_of(date(2026, 12, 25)).kind is DayKind.WORKDAY


def test_a_revision_replaces_the_notice_whatever_the_order_of_entry() -> None:
    longer = notice(revision=2, holidays=(Holiday("元旦", date(2027, 1, 1), date(2027, 1, 5)),))
    for notices in ([notice(), longer], [longer, notice()]):
        assert not WorkCalendar(notices).is_working_day(date(2027, 1, 5))


def test_a_known_year_can_be_revised() -> None:
    revised = notice(year=2026, holidays=(Holiday("劳动节", date(2026, 5, 1), date(2026, 5, 6)),))
    calendar = WorkCalendar([revised])
    assert not calendar.is_working_day(date(2026, 5, 6))
    assert (
        calendar.kind_of(date(2026, 5, 9)).kind is DayKind.WEEKEND
    )  # a notice is the year's whole arrangement


def test_an_estimate_knows_weekends_and_the_holidays_of_fixed_date() -> None:
    calendar = WorkCalendar()
    kinds = {day: calendar.kind_of(day) for day in (date(2027, 1, 1), date(2027, 5, 2), date(2027, 10, 3))}
    assert all(seen.kind is DayKind.HOLIDAY and seen.provisional for seen in kinds.values())
    assert calendar.kind_of(date(2027, 2, 6)).kind is DayKind.WEEKEND  # 春节 in truth: not computable
    assert calendar.kind_of(date(2027, 10, 4)).kind is DayKind.WORKDAY


def test_calendar_days_do_not_depend_on_a_missing_notice_unless_they_roll() -> None:
    calendar = WorkCalendar()
    ninety = Length(90, Unit.DAYS)
    assert not calendar.add(date(2026, 11, 20), ninety, rolls=False).provisional
    assert calendar.add(date(2026, 11, 20), ninety, rolls=True).provisional


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"holidays": (Holiday("元旦", date(2027, 1, 3), date(2027, 1, 1)),)}, "早于开始日"),
        ({"holidays": (Holiday("元旦", date(2027, 1, 1), date(2027, 11, 3)),)}, "超过31天"),
        ({"holidays": (Holiday("元旦", date(2028, 1, 1), date(2028, 1, 3)),)}, "不在该年度内"),
        ({"makeup_days": frozenset({date(2026, 11, 28)})}, "不在该年度内"),
        ({"makeup_days": frozenset({date(2027, 1, 8)})}, "不是周末"),
        ({"makeup_days": frozenset({date(2027, 1, 2)})}, "既是放假日又是调休上班日"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(NoticeRefused, match=reason):
        notice(**changes)
