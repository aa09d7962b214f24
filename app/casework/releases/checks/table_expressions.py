"""Every cell of a table, and every expression beside it, is over the inputs that its decision requires."""

from collections.abc import Iterator, Mapping

from app.casework.releases.checks.data import DataShapes, Names
from app.casework.releases.checks.finding import Finding, about_text
from app.casework.releases.checks.under_check import UnderCheck
from app.dmn import DecisionModel, DecisionTable
from app.dmn.decision_table import Input
from app.dmn.shapes import shape_of_decision, shape_of_input
from app.feel.judging import judge_expression, judge_tests
from app.feel.shapes import ANY, Shape, either


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Cells that compare with a name instead of a text, and the like."""
    for path, model in checked.decisions.items():
        shapes = {**_decided(model), **_given(checked, data, path, model)}
        for text in model.texts:
            known = {**data.functions, **_known(text.names, shapes)}
            complaints = judge_expression(text.text, known).complaints
            yield from about_text(path, text.element_id, "", text.text, complaints)
        for table in model.tables:
            yield from _cells(path, table, {**data.functions, **_known(table.names, shapes)})


def _cells(path: str, table: DecisionTable, known: Names) -> Iterator[Finding]:
    columns = [_column(column, known) for column in table.inputs]
    for number, rule in enumerate(table.rules, 1):
        for text, column, shape in zip(rule.tests, table.inputs, columns, strict=False):
            if text not in ("", "-"):
                complaints = judge_tests(text, known, shape).complaints
                yield from about_text(path, rule.rule_id, f"第{number}行“{column.label}”", text, complaints)


def _column(column: Input, known: Names) -> Shape:
    """What the values of a column look like."""
    found, declared = judge_expression(column.text, known).shape, shape_of_input(column)
    return declared if declared.values or declared.kind not in ("any", found.kind) else found


def _known(names: frozenset[str], shapes: Names) -> Names:
    return {name: shapes.get(name, ANY) for name in names if name}


def _decided(model: DecisionModel) -> Names:
    """What the decisions of a model give to one another."""
    nodes = {key: node for key, node in model.nodes.items() if node.kind == "decision"}
    return {node.name: shape_of_decision(model, key) for key, node in nodes.items()}


def _given(checked: UnderCheck, data: DataShapes, path: str, model: DecisionModel) -> Mapping[str, Shape]:
    """What the diagrams hand to a model's inputs, where its own types say nothing."""
    found: dict[str, list[Shape]] = {}
    for element in checked.elements_of("businessRuleTask"):
        decision = checked.decision(element.attributes.get("decision", ""))
        if decision is not None and decision[0] == path:
            given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members or {}
            for name, shape in given.items():
                found.setdefault(name, []).append(shape)
    return {name: either(shapes) for name, shapes in found.items()}
