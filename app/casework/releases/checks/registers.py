"""Registers that materials enter, consult and ask are declared, with the states, grounds and fields named."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.register_declarations import SCOPES, RegisterRule
from app.engine.reading.elements import Element
from app.feel.shapes import Shape

_SERVICES = "registers."
_OF_REGISTER = re.compile(r"""\b(?:entries|in_force|organisations)\s*\(\s*\\?["'](\w+)\\?["']""")
_OF_ACT = re.compile(r"""\b(?:barred|permitted)\s*\(\s*\\?["'](\w+)\\?["']""")


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown registers and acts in expressions; unknown words of a register in what a service is given."""
    yield from _in_expressions(checked)
    for element in checked.elements_of("serviceTask"):
        if element.attributes.get("service", "").startswith(_SERVICES):
            given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members or {}
            for name in _constants(given.get("register")):
                rule = checked.house.registers.get(name)
                if rule is None:
                    yield checked.finding(element, "没有登记簿“{name}”", "给出的内容", name=name)
                else:
                    yield from _of_rule(checked, element, rule, given)


def _in_expressions(checked: UnderCheck) -> Iterator[Finding]:
    rules = checked.house.registers.values()
    acts = {
        each for rule in rules for state in rule.states.values() for each in (*state.bars, *state.permits)
    }
    for path, content in checked.files.items():
        if not path.endswith((".bpmn", ".dmn", ".form", ".yaml")):
            continue
        text = unescape(content.decode("utf-8", "replace"))
        for asked, known, sentence in (
            (_OF_REGISTER, checked.house.registers.keys(), "没有登记簿“{name}”"),
            (_OF_ACT, acts, "没有登记簿限制或准许“{name}”"),
        ):
            for name in dict.fromkeys(asked.findall(text)):
                if name not in known:
                    yield Finding(path, None, sentence, params={"name": name})


def _of_rule(
    checked: UnderCheck, element: Element, rule: RegisterRule, given: Mapping[str, Shape]
) -> Iterator[Finding]:
    """What is said of one register; a value that an expression makes is checked when the case comes there."""
    known = {
        "state": rule.states.keys(),
        "ground": rule.grounds.keys(),
        "condition": rule.conditions.keys(),
        "scope": SCOPES,
    }
    for name, words in known.items():
        for value in _constants(given.get(name)):
            if value not in words:
                sentence = "登记簿“{register}”的{name}没有“{value}”"
                yield checked.finding(
                    element, sentence, "给出的内容", register=rule.title, name=name, value=value
                )
    details = given.get("details")
    for field in sorted((details.members or {}).keys() - rule.fields.keys()) if details else ():
        yield checked.finding(
            element, "登记簿“{register}”没有字段“{field}”", "给出的内容", register=rule.title, field=field
        )


def _constants(shape: Shape | None) -> tuple[str, ...]:
    """The only texts that a value may be; none where that is not known."""
    return tuple(map(str, shape.values)) if shape else ()
