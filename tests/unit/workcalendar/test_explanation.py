"""Why this date: line by line, and as a paragraph."""

from datetime import date, time

from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.explanation import explain, explain_in_words
from app.workcalendar.legal_clock import Act, ClockRecord, move, resume, start, stop
from app.workcalendar.lengths import Length
from app.workcalendar.moments import start_of

CALENDAR = WorkCalendar()
TODAY = date(2026, 5, 20)
ACT = Act(at=start_of(date(2026, 5, 8)), element="check_materials", reason="补正材料")


def clock(started: date, limit: str) -> ClockRecord:
    rule = ClockRule("review", "审核结果告知", "key", ClockKind.SOFT, rolls=True, counted_from="受理之日")
    return start(rule, started, Length.parse(limit), ACT)


def stopped_and_resumed() -> ClockRecord:
    return resume(
        stop(clock(date(2026, 5, 8), "3 working_days"), date(2026, 5, 11), ACT), date(2026, 5, 12), ACT
    )


def test_every_day_has_its_number_or_its_reason() -> None:
    lines = [
        (line.date.day, line.weekday, line.kind.label, line.counted, line.reason, line.stop, line.is_due)
        for line in explain(stopped_and_resumed(), CALENDAR, TODAY)
    ]
    assert lines == [
        (8, "星期五", "工作日", None, "起算日当日不计入", None, False),
        (9, "星期六", "调休工作日", 1, None, None, False),
        (10, "星期日", "周末", None, "周末休息", None, False),
        (11, "星期一", "工作日", 2, None, None, False),
        (12, "星期二", "工作日", None, "停止计算", "补正材料", False),
        (13, "星期三", "工作日", 3, None, None, True),
    ]


def test_days_that_a_due_day_rolled_over_say_so() -> None:
    lines = explain(clock(date(2026, 6, 12), "7 days"), CALENDAR, TODAY)
    assert [(line.counted, line.reason) for line in lines[-4:]] == [
        (7, None),
        (None, "届满日为休息日，顺延"),
        (None, "届满日为休息日，顺延"),
        (None, None),
    ]
    assert lines[-1].is_due
    assert lines[-4].holiday == "端午节"


def test_a_paragraph_tells_start_stops_and_end() -> None:
    assert paragraph(stopped_and_resumed(), CALENDAR, TODAY) == (
        "“审核结果告知”期限3个工作日，自受理之日（2026年5月8日）的次日起计算；其间周末和节假日1天不计入；"
        "2026年5月9日为调休工作日，计入；因补正材料，2026年5月11日的次日至2026年5月12日停止计算，共1天；"
        "于2026年5月13日24时届满。"
    )


def test_a_paragraph_tells_that_the_day_rolled() -> None:
    text = paragraph(clock(date(2026, 6, 12), "7 days"), CALENDAR, TODAY)
    assert text.endswith("最后一日2026年6月19日为休息日，顺延至下一工作日；于2026年6月22日24时届满。")


def test_a_paragraph_names_the_year_whose_notice_is_missing() -> None:
    text = paragraph(clock(date(2026, 11, 20), "30 working_days"), CALENDAR, TODAY)
    assert "2027年放假安排尚未公布，该日期为暂定，公布后重新计算" in text


def test_a_paragraph_of_a_stopped_clock_leaves_the_end_open() -> None:
    text = paragraph(stop(clock(date(2026, 5, 8), "3 working_days"), date(2026, 5, 11), ACT), CALENDAR, TODAY)
    assert text.endswith("因补正材料，自2026年5月11日的次日起停止计算；届满日待恢复计算后确定。")


def test_a_paragraph_names_the_closing_time_and_the_day_set_by_decision() -> None:
    record = move(clock(date(2026, 5, 8), "3 working_days"), date(2026, 5, 11), date(2026, 5, 29), ACT)
    text = paragraph(record, WorkCalendar(closes_at=time(17, 30)), TODAY)
    assert text.endswith("届满日由2026年5月11日的决定定为2026年5月29日；于2026年5月29日17时30分届满。")


def paragraph(record: ClockRecord, calendar: WorkCalendar, today: date) -> str:
    return "；".join(map(str, explain_in_words(record, calendar, today))) + "。"
