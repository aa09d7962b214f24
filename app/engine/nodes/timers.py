"""Timers without a clock: they say until when they wait, and fire when they are told to."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition

from app.engine.interface import Cycle, Due, StepFailed
from app.engine.running import limits
from app.engine.running.formulas import Formula
from app.engine.running.tokens import Token
from app.feel.temporal import read_temporal_literal
from app.feel.values import DayTimeDuration, YearMonthDuration


class BadTime(ValueError):
    """A time that no timer can keep; the message is a Chinese sentence."""


class Timer(TimerEventDefinition):
    """The definition of a timer event. The due moment lives in the due-work row alone, where it may be moved.

    Either `clock` is given (a legal clock's name, or a formula for it) or one of `value` (a day, moment,
    length or cycle that stands in the diagram) and `formula`.
    """

    def __init__(
        self, kind: str, clock: str | None = None, value: Any = None, formula: Formula | None = None
    ) -> None:
        super().__init__(kind, "")
        self.kind = kind
        self.clock = clock
        self.value = value
        self.formula = formula

    def has_fired(self, my_task: Token) -> bool:
        """Never by itself: only `fire` moves a timer."""
        return False

    def begin(self, my_task: Token) -> dict[str, object]:
        """What a waiting token has to remember: clock, due value, or cycle as [interval, left, start]."""
        if self.clock is not None:
            return {"clock": self.clock if self.formula is None else self._named(my_task, self.formula)}
        value = self.value if self.formula is None else self._computed(my_task, self.formula)
        if isinstance(value, Cycle):
            return {"cycle": [value.interval, value.left, value.start]}
        return {"due": value}

    def _named(self, my_task: Token, formula: Formula) -> object:
        name = formula.value(my_task)
        if not isinstance(name, str):
            raise StepFailed("定时事件的期限名称不是文本。", my_task.task_spec.element.id)
        return name

    def _computed(self, my_task: Token, formula: Formula) -> Due | Cycle:
        try:
            return as_time(self.kind, formula.value(my_task))
        except BadTime as fault:
            raise StepFailed(str(fault), my_task.task_spec.element.id) from fault

    def comes_again(self, my_task: Token) -> bool:
        """Count one firing; True while more are to come."""
        cycle = my_task.internal_data.get("cycle")
        if cycle is None:
            return False
        if cycle[1] is not None:
            cycle[1] -= 1
        return cycle[1] != 0


def cycle_of(token: Token) -> Cycle | None:
    """The cycle of a waiting timer, with how often it will still come."""
    cycle = token.internal_data.get("cycle")
    return Cycle(*cycle) if cycle is not None else None


def as_time(kind: str, value: object) -> Due | Cycle:
    """A value as what a timer of this kind waits for; text is read as ISO 8601. Raises BadTime."""
    if kind == "cycle":
        return _cycle(value)
    if isinstance(value, str):
        value = read_temporal_literal(value)
    wanted: tuple[type, ...] = (date,) if kind == "date" else (YearMonthDuration, DayTimeDuration)
    if not isinstance(value, wanted):
        raise BadTime("定时事件的时间不是日期或期间。")
    _refuse_hostile(value, 0)
    return value  # type: ignore[return-value]


def literal_time(kind: str, text: str) -> Due | Cycle | None:
    """A time that stands in the diagram as ISO 8601; None where the text is no such. Raises BadTime."""
    if kind == "cycle":
        return _cycle(text) if text.startswith("R") else None
    value = read_temporal_literal(text)
    return None if value is None else as_time(kind, value)


def _cycle(value: object) -> Cycle:
    if isinstance(value, (YearMonthDuration, DayTimeDuration)):
        cycle = Cycle(value)
    elif isinstance(value, str):
        cycle = _written_cycle(value)
    else:
        raise BadTime("定时周期应为“R3/P5D”一类的文本或期间。")
    _refuse_hostile(cycle.interval, limits.SHORTEST_CYCLE_SECONDS)
    if cycle.left is not None and not 0 < cycle.left <= limits.MOST_CYCLES:
        raise BadTime("定时周期的次数不合理。")
    return cycle


def _written_cycle(text: str) -> Cycle:
    head, *rest = text.split("/")
    values = [read_temporal_literal(part) for part in rest]
    count = head.removeprefix("R")
    if not head.startswith("R") or (count and not (count.isascii() and count.isdigit() and len(count) < 7)):
        raise BadTime("定时周期应为“R3/P5D”一类的文本或期间。")
    match values:
        case [YearMonthDuration() | DayTimeDuration() as interval]:
            cycle = Cycle(interval)
        case [datetime() as start, YearMonthDuration() | DayTimeDuration() as interval]:
            cycle = Cycle(interval, start=start)
        case _:
            raise BadTime("定时周期应为“R3/P5D”一类的文本或期间。")
    return replace(cycle, left=int(count)) if count else cycle


def _refuse_hostile(value: object, shortest: int) -> None:
    if isinstance(value, YearMonthDuration):
        if not 0 <= value.months <= limits.LONGEST_WAIT_MONTHS or (shortest and value.months == 0):
            raise BadTime("定时事件的期间超出范围。")
    elif isinstance(value, DayTimeDuration) and not shortest <= value.seconds <= limits.LONGEST_WAIT_SECONDS:
        raise BadTime("定时事件的期间超出范围。")
