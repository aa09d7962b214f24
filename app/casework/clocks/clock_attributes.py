"""The clock attributes of a diagram's elements, applied when the element completes."""

from collections.abc import Callable, Mapping
from datetime import date

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.expression_functions import as_day
from app.casework.clocks.case_clocks import HeldClock
from app.domain.scopes import Scope
from app.engine.interface import StepFailed
from app.engine.reading.elements import Element
from app.feel import FeelError, HostFunction, evaluate
from app.workcalendar.clock_rules import ClockRule
from app.workcalendar.legal_clock import Act
from app.workcalendar.lengths import Length
from app.workcalendar.moments import day_of

Functions = Mapping[str, HostFunction]


def apply_clocks(
    at_hand: CaseAtHand, element: Element, data: Mapping[str, object], functions: Functions, scope: Scope
) -> None:
    """Resumes, stops, ends and starts the clocks that an element in a scope names, over the data it leaves.

    Names are looked up from the scope outwards; a start is for the scope alone. The day of the event is
    `changhu:on`, without it the legal today; a start looks at its declaration's `from` first, and a limit
    that is null starts nothing. Raises StepFailed where an expression gives no day, length or name.
    """
    stated = {key: element.attributes.get(key) for key in _APPLY}
    if not any(stated.values()):
        return
    clockwork = _Clockwork(at_hand, element, {**data, **functions}, scope)
    for key, text in stated.items():
        for name in clockwork.names(text or ""):
            _APPLY[key](clockwork, name)


class _Clockwork:
    """The clocks of a case as one element moves them."""

    def __init__(
        self, at_hand: CaseAtHand, element: Element, names: Mapping[str, object], scope: Scope
    ) -> None:
        self._at_hand, self._element, self._names, self._scope = at_hand, element, names, scope
        self._act = Act(at_hand.unit.moment, actor=at_hand.actor_id or "", element=element.id)

    def names(self, text: str) -> list[str]:
        """Names as they are written, or what an expression gives: one, a list of them, or null for none."""
        if not text.startswith("="):
            return text.split()
        value = self._evaluate(text)
        names: list[object] = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(name, str) for name in names):
            raise self._failed(text, "结果不是期限的名称")
        return [str(name) for name in names]

    def start(self, name: str) -> None:
        rule = self._at_hand.release.clock(name)
        day = self._day(rule.from_) if rule.from_ else self._event_day()
        limit = self._limit(rule, day)
        if limit is not None:
            clocks, instance_id = self._at_hand.clocks, self._at_hand.instance_id
            clocks.start(rule, day, limit, self._act, instance_id, self._scope)

    def stop(self, name: str) -> None:
        held = self._running(name)
        if held is not None:
            self._at_hand.clocks.stop(held, self._event_day(), self._act, cause=self._cause())

    def resume(self, name: str) -> None:
        held = self._running(name)
        if held is not None:
            self._at_hand.clocks.resume(held, self._event_day(), self._act, cause=self._cause())

    def end(self, name: str) -> None:
        held = self._at_hand.clocks.find(name, self._scope)
        if held is not None:
            self._at_hand.clocks.end(held, self._event_day(), self._act)

    def _running(self, name: str) -> HeldClock | None:
        """None where the clock need not run at all."""
        clocks = self._at_hand.clocks
        optional = self._at_hand.release.clock(name).is_optional
        return clocks.find(name, self._scope) if optional else clocks.running(name, self._scope)

    def _cause(self) -> str:
        """Stops of one diagram are told apart from those of another, and from a person's."""
        return self._element.process_id

    def _event_day(self) -> date:
        stated = self._element.attributes.get("on")
        return self._day(stated) if stated else day_of(self._at_hand.unit.moment)

    def _limit(self, rule: ClockRule, day: date) -> Length | date | None:
        if isinstance(rule.limit, Length):
            return rule.limit
        if not rule.limit.startswith("="):
            stated = self._at_hand.law.value(rule.limit, day)
            return stated.as_length() if stated else None
        value = self._evaluate(rule.limit)
        if isinstance(value, date):
            return as_day(value)
        return None if value is None else Length.parse(value)

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
