"""Why this date: a clock's count line by line for a page, and as one paragraph for a letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from app.workcalendar.clock_reading import due, steps
from app.workcalendar.counting import Due, Step, Uncounted, WorkCalendar
from app.workcalendar.days import DayKind
from app.workcalendar.legal_clock import ClockRecord, Stop
from app.workcalendar.lengths import Unit
from app.workcalendar.moments import SHANGHAI

_REASONS = {
    Uncounted.FIRST_DAY: "起算日当日不计入",
    Uncounted.STOPPED: "停止计算",
    Uncounted.ROLLED_OVER: "届满日为休息日，顺延",
}


@dataclass(frozen=True)
class DayLine:
    """One day of the count: its number, or the reason why it has none; `stop` is the reason of a stop."""

    date: date
    weekday: str
    kind: DayKind
    holiday: str | None
    counted: int | None
    reason: str | None
    provisional: bool
    stop: str | None
    is_due: bool


def explain(record: ClockRecord, calendar: WorkCalendar, today: date) -> list[DayLine]:
    """From the day of the event to the due day; a stop that is still open is taken to last through today."""
    counted = steps(record, calendar, today)
    return [_line(step, record.stops(), is_due=step is counted[-1]) for step in counted]


def explain_text(record: ClockRecord, calendar: WorkCalendar, today: date) -> str:
    """One Chinese paragraph: the start, what was left out and why, and when the period is over."""
    return "；".join(_clauses(record, calendar, today)) + "。"


def _line(step: Step, stops: tuple[Stop, ...], is_due: bool) -> DayLine:
    day = step.day
    return DayLine(
        date=day.date,
        weekday=day.weekday,
        kind=day.kind,
        holiday=day.holiday,
        counted=step.number,
        reason=_reason(step),
        provisional=day.provisional,
        stop="、".join(stop.act.reason for stop in stops if stop.covers(day.date)) or None,
        is_due=is_due,
    )


def _reason(step: Step) -> str | None:
    if step.why is Uncounted.REST_DAY:
        return f"{step.day.holiday}放假" if step.day.holiday else "周末休息"
    return _REASONS[step.why] if step.why else None


def _clauses(record: ClockRecord, calendar: WorkCalendar, today: date) -> Iterator[str]:
    counted = steps(record, calendar, today)
    event = f"{record.rule.counted_from}（{chinese_date(record.started_on)}）"
    length = f"“{record.rule.title}”期限{record.limit}，" if record.limit else f"“{record.rule.title}”期限"
    yield f"{length}自{event if record.rule.counted_from else chinese_date(record.started_on)}的次日起计算"
    rest = sum(step.why is Uncounted.REST_DAY for step in counted)
    if rest:
        yield f"其间周末和节假日{rest}天不计入"
    if record.limit and record.limit.unit is Unit.WORKING_DAYS:
        yield from (
            f"{chinese_date(step.day.date)}为调休工作日，计入"
            for step in counted
            if step.day.kind is DayKind.MAKEUP and step.number
        )
    yield from map(_stop_clause, record.stops())
    if record.due_set and record.due_set.due:
        yield f"届满日定为{chinese_date(record.due_set.due)}"
    yield from _end_clauses(counted, due(record, calendar))


def _stop_clause(stop: Stop) -> str:
    because = f"因{stop.act.reason}，" if stop.act.reason else ""
    if stop.received is None:
        return f"{because}自{chinese_date(stop.delivered)}的次日起停止计算"
    return (
        f"{because}{chinese_date(stop.delivered)}的次日至{chinese_date(stop.received)}"
        f"停止计算，共{(stop.received - stop.delivered).days}天"
    )


def _end_clauses(counted: list[Step], reached: Due | None) -> Iterator[str]:
    if reached is None:
        yield "届满日待恢复计算后确定"
        return
    if reached.rolled:
        last = [step for step in counted if step.number][-1]
        yield f"最后一日{chinese_date(last.day.date)}为休息日，顺延至下一工作日"
    yield f"于{chinese_date(reached.day)}{_hour(reached.moment)}届满"
    if reached.provisional:
        years = sorted({step.day.date.year for step in counted if step.day.provisional})
        named = "、".join(f"{year}年" for year in years)
        yield f"{named}放假安排尚未公布，该日期为暂定，公布后重新计算"


def _hour(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    if local.time() == time.min:
        return "24时"
    return f"{local.hour}时{local.minute}分" if local.minute else f"{local.hour}时"


def chinese_date(day: date) -> str:
    """2026年5月8日."""
    return f"{day.year}年{day.month}月{day.day}日"
