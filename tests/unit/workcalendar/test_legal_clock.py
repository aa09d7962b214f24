"""Clocks that start, stop, resume, move and end."""

from datetime import date, datetime, time, timedelta

import pytest

from app.domain.errors import ClockStateError
from app.workcalendar.clock_reading import ClockState, due, read, steps, warning_moments
from app.workcalendar.clock_rules import ClockKind, ClockRule, EarlyWarning
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import Act, ClockRecord, end, move, recompute, resume, start, stop
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import start_of
from app.workcalendar.notices import Holiday, YearNotice

CALENDAR = WorkCalendar()
ACT = Act(at=start_of(date(2026, 5, 8)), element="record_delivery", reason="补正材料")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}" if len(text) == 5 else text)


def noon(text: str) -> datetime:
    return start_of(day(text)) + timedelta(hours=12)


def clock(started: str, limit: str | date, **changes: object) -> ClockRecord:
    stated: dict[str, object] = {
        "name": "review_result",
        "title": "审核结果告知",
        "limit": "assessment.application.review_result_deadline",
        "kind": ClockKind.SOFT,
        "rolls": True,
        **changes,
    }
    pinned = limit if isinstance(limit, date) else Length.parse(limit)
    return start(ClockRule(**stated), day(started), pinned, ACT)  # type: ignore[arg-type]


def due_day(record: ClockRecord) -> date | None:
    reached = due(record, CALENDAR)
    return reached.day if reached else None


def test_z_gs_06_the_day_of_acceptance_is_not_counted() -> None:
    assert due_day(clock("05-08", "5 working_days")) == day("05-14")


def test_z_gs_22_a_stop_covers_the_days_after_delivery_up_to_and_including_receipt() -> None:
    stopped = stop(clock("05-08", "5 working_days"), day("05-11"), ACT)
    assert due_day(resume(stopped, day("05-20"), ACT)) == day("05-25")


def test_z_gs_22_three_months_move_by_the_sum_of_the_stops_and_roll_once() -> None:
    record = clock("05-08", "3 months")
    assert due_day(record) == day("08-10")  # 08-08 is a Saturday
    record = resume(stop(record, day("06-01"), ACT), day("06-04"), ACT)
    record = resume(stop(record, day("07-01"), ACT), day("07-02"), ACT)
    assert due_day(record) == day("08-12")  # 08-08 and four days


def test_a_stop_and_receipt_on_one_day_change_nothing() -> None:
    record = clock("05-08", "5 working_days")
    assert due_day(resume(stop(record, day("05-11"), ACT), day("05-11"), ACT)) == due_day(record)


def test_overlapping_stops_are_united() -> None:
    record = clock("05-08", "10 days", rolls=False)
    record = stop(record, day("05-10"), ACT, cause="first")
    record = stop(record, day("05-12"), ACT, cause="second")
    record = resume(record, day("05-14"), ACT, cause="first")
    assert due_day(record) is None
    record = resume(record, day("05-16"), ACT, cause="second")
    assert due_day(record) == day("05-24")


def test_a_stop_delivered_on_the_due_day_comes_too_late_to_move_it() -> None:
    record = stop(clock("05-08", "5 working_days"), day("05-14"), ACT)
    assert due_day(record) == day("05-14")
    assert read(record, CALENDAR, noon("05-14")).state is ClockState.RUNNING
    assert read(record, CALENDAR, noon("05-15")).state is ClockState.OVERDUE


def test_a_stop_before_a_rolled_due_day_is_left_out_of_the_rolling() -> None:
    record = clock("06-12", "7 days")  # day 7 is 06-19, 端午节; the due day rolls to 06-22
    record = resume(stop(record, day("06-20"), ACT), day("06-23"), ACT)
    assert due_day(record) == day("06-24")


def test_z_x_10_a_stopped_clock_has_no_due_day_until_receipt_is_recorded() -> None:
    record = stop(clock("05-08", "5 working_days"), day("05-11"), ACT)
    seen = read(record, CALENDAR, noon("05-23"))
    assert due_day(record) is None
    assert (seen.state, seen.used, seen.left, seen.stopped_days) == (ClockState.STOPPED, 2, 3, 12)
    assert seen.due.day == day("05-27")  # what it would be if receipt were today


def test_z_gs_13_a_clock_without_room_for_stops_runs_on() -> None:
    with pytest.raises(ClockStateError, match="不得停表"):
        stop(clock("05-08", "30 working_days", stoppable=False), day("05-11"), ACT)


def test_reading_counts_today_as_used_and_goes_past_the_limit() -> None:
    record = clock("05-08", "5 working_days")
    today = read(record, CALENDAR, noon("05-14"))
    assert (today.state, today.used, today.left, today.overdue_days) == (ClockState.RUNNING, 5, 0, 0)
    later = read(record, CALENDAR, noon("05-18"))
    assert (later.state, later.used, later.total, later.overdue_days) == (ClockState.OVERDUE, 7, 5, 4)


def test_a_clock_is_overdue_from_midnight() -> None:
    record = clock("05-08", "5 working_days")
    midnight = start_of(day("05-15"))
    assert read(record, CALENDAR, midnight - timedelta(seconds=1)).state is ClockState.RUNNING
    assert read(record, CALENDAR, midnight).state is ClockState.OVERDUE


def test_a_clock_is_overdue_from_the_closing_time_where_an_area_has_one() -> None:
    record, calendar = clock("05-08", "5 working_days"), WorkCalendar(closes_at=time(17, 30))
    closing = start_of(day("05-14")) + timedelta(hours=17, minutes=30)
    assert read(record, calendar, closing - timedelta(seconds=1)).state is ClockState.RUNNING
    assert read(record, calendar, closing).state is ClockState.OVERDUE


@pytest.mark.parametrize(("ended", "late"), [("05-14", False), ("05-15", True)])
def test_an_ended_clock_stands_as_on_the_day_of_its_end(ended: str, late: bool) -> None:
    record = end(clock("05-08", "5 working_days"), day(ended), ACT)
    seen = read(record, CALENDAR, noon("2026-12-01"))
    assert (seen.state, seen.late) == (ClockState.ENDED, late)
    assert seen.used == (6 if late else 5)


def test_a_due_day_set_by_a_person_holds_without_rolling() -> None:
    assert due_day(clock("05-08", day("05-16"))) == day("05-16")  # a Saturday, as decided
    moved = move(clock("05-08", "5 working_days"), day("05-12"), day("05-30"), ACT)
    assert due_day(moved) == day("05-30")


def test_up_to_a_day_set_by_decision_working_days_are_counted_on() -> None:
    moved = move(clock("05-08", "5 working_days"), day("05-12"), day("05-24"), ACT)
    reading = read(moved, CALENDAR, noon("05-13"))
    assert (reading.unit, reading.used, reading.total) == (Unit.WORKING_DAYS, 4, 11)
    last = steps(moved, CALENDAR, day("05-13"))[-1]
    assert (last.day.date, last.number) == (day("05-24"), None)


def test_a_stop_after_the_move_lengthens_the_due_day_that_was_set() -> None:
    record = resume(stop(clock("05-08", "10 days"), day("05-09"), ACT), day("05-11"), ACT)
    record = move(record, day("05-12"), day("05-28"), ACT)
    assert due_day(record) == day("05-28")
    record = resume(stop(record, day("05-20"), ACT), day("05-22"), ACT)
    assert due_day(record) == day("06-01")  # 05-30 is a Saturday


def test_a_stop_without_days_leaves_a_due_day_set_on_a_rest_day() -> None:
    record = move(clock("05-08", "10 days"), day("05-12"), day("05-30"), ACT)
    for cause, stopped_on in (("mid", "05-20"), ("late", "05-30")):
        record = resume(stop(record, day(stopped_on), ACT, cause), day(stopped_on), ACT, cause)
    assert due_day(record) == day("05-30")
    late = resume(stop(record, day("05-30"), ACT, "after"), day("06-03"), ACT, "after")
    assert due_day(late) == day("05-30")


def test_a_changed_calendar_moves_the_due_day_and_the_ledger_notes_it() -> None:
    record = clock("2026-11-20", "30 working_days")
    holiday = Holiday("元旦", date(2027, 1, 1), date(2027, 1, 4))
    notice = YearNotice(2027, "通知", "示例1号", date(2026, 12, 1), (holiday,))
    reached = due(record, WorkCalendar([notice]))
    assert reached is not None
    noted = recompute(record, reached.day, ACT)
    assert noted.entries[-1].due == date(2027, 1, 5)
    assert due_day(noted) == date(2027, 1, 4)  # the note itself decides nothing


@pytest.mark.parametrize(
    ("limit", "warning", "moment"),
    [
        ("5 working_days", EarlyWarning(before=Length.parse("1 working_days")), "05-13"),
        ("5 working_days", EarlyWarning(used_percent=80), "05-13"),
        ("5 working_days", EarlyWarning(used_percent=1), "05-09"),
        ("10 days", EarlyWarning(before=Length.parse("3 days")), "05-15"),
        ("10 days", EarlyWarning(used_percent=50), "05-13"),
    ],
)
def test_a_warning_comes_at_the_start_of_its_day(limit: str, warning: EarlyWarning, moment: str) -> None:
    record = clock("05-08", limit, warnings=(warning,))
    assert warning_moments(record, CALENDAR) == [(warning, start_of(day(moment)))]


def test_no_warning_lies_before_the_start_or_comes_while_stopped_or_after_the_end() -> None:
    week = EarlyWarning(before=Length.parse("7 days"))
    record = clock("05-08", "5 working_days", warnings=(week, EarlyWarning(used_percent=60)))
    assert [warning for warning, _ in warning_moments(record, CALENDAR)] == [EarlyWarning(used_percent=60)]
    assert warning_moments(stop(record, day("05-11"), ACT), CALENDAR) == []
    assert warning_moments(end(record, day("05-11"), ACT), CALENDAR) == []


def test_a_person_who_stops_a_clock_gives_reason_and_legal_basis() -> None:
    record = clock("05-08", "5 working_days")
    with pytest.raises(ClockStateError, match="理由和依据") as refused:
        stop(record, day("05-11"), Act(at=noon("05-11"), actor="李敏", reason="等待材料"))
    assert refused.value.field == "reason"
    stop(record, day("05-11"), Act(noon("05-11"), "李敏", "等待材料", "GS-19.2b"))


def test_steps_that_the_ledger_does_not_allow_are_refused() -> None:
    record = clock("05-08", "5 working_days")
    stopped = stop(record, day("05-11"), ACT)
    ended = end(record, day("05-11"), ACT)
    refused = [
        lambda: stop(stopped, day("05-12"), ACT),
        lambda: resume(record, day("05-12"), ACT),
        lambda: resume(stopped, day("05-10"), ACT),
        lambda: stop(record, day("05-07"), ACT),
        lambda: move(stopped, day("05-12"), day("05-30"), ACT),
        lambda: move(record, day("05-12"), day("05-11"), ACT),
        lambda: stop(ended, day("05-12"), ACT),
        lambda: end(ended, day("05-12"), ACT),
        lambda: clock("05-08", day("05-08")),
    ]
    for step in refused:
        with pytest.raises(ClockStateError):
            step()


def test_a_record_is_never_changed_in_place() -> None:
    record = clock("05-08", "5 working_days")
    stop(record, day("05-11"), ACT)
    assert len(record.entries) == 1
