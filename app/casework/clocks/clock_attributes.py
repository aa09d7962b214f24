"""The clock attributes of a diagram's elements, applied when the element completes."""

from collections.abc import Callable, Mapping
from datetime import date

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.expression_functions import as_day
from app.engine.interface import StepFailed
from app.engine.reading.elements import Element
from app.feel import FeelError, HostFunction, evaluate
from app.workcalendar.clock_rules import ClockRule
from app.workcalendar.legal_clock import Act
from app.workcalendar.lengths import Length
from app.workcalendar.moments import day_of

Functions = Mapping[str, HostFunction]


def apply_clocks(
    at_hand: CaseAtHand, element: Element, data: Mapping[str, object], functions: Functions
) -> None:
    """Resumes, stops, ends and starts the clocks that an element names, over the data that it leaves.

    The day of the event is `changhu:on`, without it the legal today; a start looks at its declaration's
    `from` first. Raises StepFailed where an expression gives no day or no length.
    """
    named = {key: element.attributes.get(key, "").split() for key in _APPLY}
    if not any(named.values()):
        return
    clockwork = _Clockwork(at_hand, element, {**data, **functions})
    for key, names in named.items():
        for name in names:
            _APPLY[key](clockwork, name)


class _Clockwork:
    """The clocks of a case as one element moves them."""

    def __init__(self, at_hand: CaseAtHand, element: Element, names: Mapping[str, object]) -> None:
        self._at_hand, self._element, self._names = at_hand, element, names
        self._act = Act(at_hand.unit.moment, actor=at_hand.actor_id or "", element=element.id)

    def start(self, name: str) -> None:
        rule = self._at_hand.release.clock(name)
        day = self._day(rule.from_) if rule.from_ else self._event_day()
        limit = self._limit(rule, day)
        self._at_hand.clocks.start(rule, day, limit, self._act, self._at_hand.instance_id)

    def stop(self, name: str) -> None:
        self._at_hand.clocks.stop(name, self._event_day(), self._act, cause=self._cause())

    def resume(self, name: str) -> None:
        self._at_hand.clocks.resume(name, self._event_day(), self._act, cause=self._cause())

    def end(self, name: str) -> None:
        self._at_hand.clocks.end(name, self._event_day(), self._act)

    def _cause(self) -> str:
        """Stops of one diagram are told apart from those of another, and from a person's."""
        return self._element.process_id

    def _event_day(self) -> date:
        stated = self._element.attributes.get("on")
        return self._day(stated) if stated else day_of(self._at_hand.unit.moment)

    def _limit(self, rule: ClockRule, day: date) -> Length | date:
        if isinstance(rule.limit, Length):
            return rule.limit
        if not rule.limit.startswith("="):
            return self._at_hand.law.parameter(rule.limit, day).as_length()
        value = self._evaluate(rule.limit)
        if isinstance(value, date):
            return as_day(value)
        if value is None:
            raise self._failed(rule.limit, "结果为空")
        return Length.parse(value)

    def _day(self, text: str) -> date:
        try:
            return as_day(self._evaluate(text))
        except FeelError as error:
            raise self._failed(text, error.sentence_zh) from error

    def _evaluate(self, text: str) -> object:
        try:
            return evaluate(text.strip().removeprefix("="), self._names, self._at_hand.unit.moment)
        except FeelError as error:
            raise self._failed(text, error.sentence_zh) from error

    def _failed(self, text: str, reason: str) -> StepFailed:
        return StepFailed("表达式“{text}”不能计算：{reason}", self._element.id, text=text, reason=reason)


_APPLY: dict[str, Callable[[_Clockwork, str], None]] = {
    "resumesClocks": _Clockwork.resume,
    "stopsClocks": _Clockwork.stop,
    "endsClocks": _Clockwork.end,
    "startsClocks": _Clockwork.start,
}
