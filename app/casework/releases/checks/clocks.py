"""Clocks that diagrams name are declared, and what is declared can be computed."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes, plain
from app.casework.releases.checks.finding import Finding, about_text
from app.casework.releases.checks.under_check import UnderCheck
from app.engine.reading.elements import Element
from app.feel.judging import judge_expression
from app.workcalendar.clock_rules import ClockRule

_NAMING = {
    "clock": "期限",
    "startsClocks": "起算的期限",
    "stopsClocks": "停止的期限",
    "resumesClocks": "恢复的期限",
    "endsClocks": "结束的期限",
}


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown clocks; limits and first days over names that are not there where the clock starts."""
    for element in checked.elements:
        for attribute, place in _NAMING.items():
            for name in _named(element, attribute, data):
                if name not in checked.clocks:
                    yield checked.finding(element, "没有声明名为“{name}”的期限", place, name=name)
        for name in _named(element, "startsClocks", data):
            if name in checked.clocks:
                yield from _computed(data, element, *checked.clocks[name])


def _named(element: Element, attribute: str, data: DataShapes) -> list[str]:
    text = element.attributes.get(attribute, "")
    if not text.startswith("="):
        return text.split()
    return [str(value) for value in data.judged(text, data.at(element)).values]


def _computed(data: DataShapes, element: Element, path: str, rule: ClockRule) -> Iterator[Finding]:
    names = {**data.after(element), **data.functions}
    for text, place in ((rule.from_, "from"), (rule.limit, "limit")):
        if isinstance(text, str) and (place == "from" or text.startswith("=")):
            complaints = judge_expression(plain(text), names).complaints
            yield from about_text(path, rule.name, place, plain(text), complaints)
