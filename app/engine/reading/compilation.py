"""The expressions and timers of a process, compiled before anything runs."""

import re
from dataclasses import dataclass, field

from app.engine.nodes.timers import BadTime, Timer, literal_time
from app.engine.reading.elements import Element, Process
from app.engine.reading.problems import Problem
from app.engine.running.formulas import Formula, compile_formula
from app.feel.errors import FeelError

_ALWAYS_FEEL = ("with", "to", "on", "candidates", "excludes")
_WHO = ("organisation", "post")
_PERHAPS_FEEL = ("clock", "stopsClocks", "resumesClocks", "endsClocks")
_ISO_LENGTH = re.compile(r"-?P[\dT]|R\d*/")


@dataclass
class Compiled:
    """Formulas by element and place, timers by element, and what could not be read."""

    process: Process
    formulas: dict[str, dict[str, Formula]] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)
    returns: Formula | None = None
    problems: list[Problem] = field(default_factory=list)

    def formula(self, text: str, element: str) -> Formula | None:
        """Compile one expression, or note the problem."""
        try:
            return compile_formula(text, element)
        except FeelError as fault:
            sentence = "表达式“{text}”有误（第{column}列）：{reason}"
            params = {"text": text, "column": fault.column, "reason": fault.sentence_zh}
            self.problems.append(Problem(sentence, element, self.process.id, params))
            return None


def compile_process(process: Process) -> Compiled:
    """Compile all that a process says in FEEL."""
    compiled = Compiled(process)
    for element in process.elements.values():
        texts = _texts(process, element)
        found = {slot: compiled.formula(text, element.id) for slot, text in texts.items()}
        compiled.formulas[element.id] = {slot: formula for slot, formula in found.items() if formula}
        if element.event == "timer":
            _add_timer(compiled, element)
    for flow in process.flows:
        if flow.condition is not None:
            formula = compiled.formula(flow.condition, flow.id)
            if formula is not None and flow.source in compiled.formulas:
                compiled.formulas[flow.source][f"to {flow.target}"] = formula
    if process.returns is not None:
        compiled.returns = compiled.formula(process.returns, process.id)
    return compiled


def _texts(process: Process, element: Element) -> dict[str, str]:
    texts = {slot: element.attributes[slot] for slot in _ALWAYS_FEEL if slot in element.attributes}
    lane = process.lanes.get(element.lane or "")
    for slot in _WHO if element.kind == "userTask" else ():
        text = element.attributes.get(slot) or (getattr(lane, slot) if lane else None)
        if text and text.startswith("="):
            texts[slot] = text
    asked = {slot: element.attributes.get(slot, "") for slot in _PERHAPS_FEEL}
    texts |= {slot: text for slot, text in asked.items() if text.startswith("=")}
    if element.script is not None:
        texts["script"] = element.script
    for slot in ("collection", "cardinality", "completion"):
        text = getattr(element.instances, slot, None)
        if text is not None:
            texts[slot] = text
    return texts


def _add_timer(compiled: Compiled, element: Element) -> None:
    if element.timer is None:
        formula = compiled.formulas[element.id].get("clock")
        compiled.timers[element.id] = Timer("clock", clock=element.attributes.get("clock"), formula=formula)
        return
    kind, text = element.timer
    try:
        value = None if text.startswith("=") else literal_time(kind, text)
        if value is None and _ISO_LENGTH.match(text):
            raise BadTime("定时事件的期间不能识别。")
    except BadTime as fault:
        compiled.problems.append(Problem(str(fault), element.id, compiled.process.id))
        return
    formula = None if value is not None else compiled.formula(text, element.id)
    compiled.timers[element.id] = Timer(kind, value=value, formula=formula)
