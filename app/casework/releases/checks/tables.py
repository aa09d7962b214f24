"""A decision can be read, is asked with the inputs that it has, and leaves no case without an answer."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.dmn import DecisionModel, DecisionTable, gaps_and_overlaps
from app.dmn.shapes import inputs_of
from app.engine.reading.elements import Element

# A hit policy that must find a row, or the decision is null and the case stands still.
_ONE_ANSWER = frozenset({"U", "A", "F", "P"})


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Problems of the models themselves, gaps without a default, inputs that do not fit."""
    for path, model in checked.decisions.items():
        for problem in model.problems:
            yield Finding(
                path, problem.element_id or None, "{reason}", params={"reason": problem.sentence_zh}
            )
        for table in model.tables:
            yield from _gaps(path, table)
    for element in checked.elements_of("businessRuleTask"):
        yield from _asked(checked, data, element)


def _gaps(path: str, table: DecisionTable) -> Iterator[Finding]:
    if table.policy not in _ONE_ANSWER or any(output.default for output in table.outputs):
        return
    for gap in gaps_and_overlaps(table).gaps[:1]:
        if gap.certain and not gap.only_fractions:
            example = "，".join(f"{name} = {_written(value)}" for name, value in gap.example.items())
            sentence = "决策表有缺口，又没有默认结果：{example} 时没有一行适用"
            yield Finding(path, table.element_id, sentence, params={"example": example})


def _written(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)


def _asked(checked: UnderCheck, data: DataShapes, element: Element) -> Iterator[Finding]:
    name = element.attributes.get("decision", "")
    found = checked.decision(name)
    if found is None:
        return
    yield from _fitting(checked, data, element, found[1], name)


def _fitting(
    checked: UnderCheck, data: DataShapes, element: Element, model: DecisionModel, name: str
) -> Iterator[Finding]:
    if name not in model.nodes:
        yield checked.finding(element, "决策表文件里没有名为“{name}”的决策", "决策", name=name)
    given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members
    if given is None:
        return
    wanted = inputs_of(model)
    for missing in sorted(wanted.keys() - given.keys()):
        yield checked.finding(
            element, "决策“{name}”要的“{input}”没有给出", "给出的内容", name=name, input=missing
        )
    for unknown in sorted(given.keys() - wanted.keys()):
        yield checked.finding(
            element, "决策“{name}”没有输入“{input}”", "给出的内容", name=name, input=unknown
        )
