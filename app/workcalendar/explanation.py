"""Why this date: a clock's count line by line for a page, and as one paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.sentences import Sentence
from app.workcalendar.clock_reading import due, steps
from app.workcalendar.counting import CountedDay, Due, Uncounted, WorkCalendar
from app.workcalendar.days import DayKind
from app.workcalendar.legal_clock import ClockRecord, Stop
from app.workcalendar.lengths import Unit
from app.workcalendar.moments import SHANGHAI

_REASONS = {
    Uncounted.FIRST_DAY: "起算日当日不计入",
    Uncounted.STOPPED: "停止计算",
    Uncounted.ROLLED_OVER: "届满日为休息日，顺延",
}
# By whether the length is known, and the event from which it is counted.
_STARTS = {
    (True, True): "“{title}”期限{limit}，自{event}（{day}）的次日起计算",
    (True, False): "“{title}”期限{limit}，自{day}的次日起计算",
    (False, True): "“{title}”期限自{event}（{day}）的次日起计算",
    (False, False): "“{title}”期限自{day}的次日起计算",
}


@dataclass(frozen=True)
class DayLine:
    """One day of the count: its number, or the reason why it has none; `stop` is the reason of a stop."""

    date: date
    weekday: str
    kind: DayKind
    holiday: str | None
    counted: int | None
    reason: Sentence | str | None
    provisional: bool
    stop: str | None
    is_due: bool


def explain(record: ClockRecord, calendar: WorkCalendar, today: date) -> list[DayLine]:
    """From the day of the event to the due day; a stop that is still open is taken to last through today."""
    counted = steps(record, calendar, today)
    return [_line(step, record.stops(), is_due=step is counted[-1]) for step in counted]


def explain_in_words(record: ClockRecord, calendar: WorkCalendar, today: date) -> list[Sentence]:
    """The clauses of one paragraph: the start, what was left out and why, and when the period is over."""
    return list(_clauses(record, calendar, today))


def _line(step: CountedDay, stops: tuple[Stop, ...], is_due: bool) -> DayLine:
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


def _reason(step: CountedDay) -> Sentence | str | None:
    if step.why is Uncounted.REST_DAY:
        holiday = step.day.holiday
        return Sentence("{holiday}放假", {"holiday": holiday}) if holiday else "周末休息"
    return _REASONS[step.why] if step.why else None


def _clauses(record: ClockRecord, calendar: WorkCalendar, today: date) -> Iterator[Sentence]:
    counted = steps(record, calendar, today)
    yield _start_clause(record)
    rest = sum(step.why is Uncounted.REST_DAY for step in counted)
    if rest:
        yield Sentence("其间周末和节假日{days}天不计入", {"days": rest})
    if record.limit and record.limit.unit is Unit.WORKING_DAYS:
        for step in counted:
            if step.day.kind is DayKind.MAKEUP and step.number:
                yield Sentence("{day}为调休工作日，计入", {"day": step.day.date})
    yield from map(_stop_clause, record.stops())
    if record.due_set and record.due_set.due:
        yield Sentence(
            "届满日由{decided}的决定定为{day}", {"decided": record.due_set.day, "day": record.due_set.due}
        )
    yield from _end_clauses(counted, due(record, calendar))


def _start_clause(record: ClockRecord) -> Sentence:
    values = {
        "title": record.rule.title,
        "limit": record.limit.said if record.limit else "",
        "event": record.rule.counted_from,
        "day": record.started_on,
    }
    pattern = _STARTS[bool(record.limit), bool(record.rule.counted_from)]
    return Sentence(pattern, values)


def _stop_clause(stop: Stop) -> Sentence:
    values: dict[str, object] = {"reason": stop.act.reason, "delivered": stop.delivered}
    if stop.received is None:
        if stop.act.reason:
            return Sentence("因{reason}，自{delivered}的次日起停止计算", values)
        return Sentence("自{delivered}的次日起停止计算", values)
    values |= {"received": stop.received, "days": (stop.received - stop.delivered).days}
    if stop.act.reason:
        return Sentence("因{reason}，{delivered}的次日至{received}停止计算，共{days}天", values)
    return Sentence("{delivered}的次日至{received}停止计算，共{days}天", values)


def _end_clauses(counted: list[CountedDay], reached: Due | None) -> Iterator[Sentence]:
    if reached is None:
        yield Sentence("届满日待恢复计算后确定")
        return
    if reached.rolled:
        last = [step for step in counted if step.number][-1]
        yield Sentence("最后一日{day}为休息日，顺延至下一工作日", {"day": last.day.date})
    yield Sentence("于{day}{hour}届满", {"day": reached.day, "hour": _hour(reached.moment)})
    if reached.provisional:
        years = sorted({step.day.date.year for step in counted if step.day.provisional})
        named = [Sentence("{year}年", {"year": year}) for year in years]
        yield Sentence("{years}放假安排尚未公布，该日期为暂定，公布后重新计算", {"years": named})


def _hour(moment: datetime) -> Sentence:
    local = moment.astimezone(SHANGHAI)
    if local.time() == time.min:
        return Sentence("24时")
    if local.minute:
        return Sentence("{hour}时{minute}分", {"hour": local.hour, "minute": local.minute})
    return Sentence("{hour}时", {"hour": local.hour})
