"""FEEL and decision tables against the same logic in plain Python."""

from decimal import Decimal
from typing import Any

from app.dmn import read_model
from app.feel import compile_expression
from tests.bench.pairs import Measure, ratio_of

TIMES = 2000
CASE = {"grade": Decimal(4), "decision": "pass"}


def measures() -> list[Measure]:
    return [_condition(), _table()]


def _condition() -> Measure:
    expression = compile_expression('grade >= 3 and decision = "pass"', CASE)

    def python(case: dict[str, Any]) -> bool:
        return case["grade"] >= 3 and case["decision"] == "pass"

    ratio = ratio_of(
        lambda: [expression.evaluate(CASE) for _ in range(TIMES)],
        lambda: [python(CASE) for _ in range(TIMES)],
    )
    return Measure("feel-over-python", ratio, "a cached gateway condition over the same Python function", 10)


def _table() -> Measure:
    bounds = [Decimal(5 * step) for step in range(20)]
    model = read_model(_twenty_rows().encode())
    case = {"points": Decimal(93)}

    def python(points: Decimal) -> list[Decimal]:
        return [low for low in bounds if low <= points < low + 5]

    ratio = ratio_of(
        lambda: [model.decide("band", case) for _ in range(TIMES // 10)],
        lambda: [python(case["points"]) for _ in range(TIMES // 10)],
    )
    return Measure("table-over-python", ratio, "a table of 20 rows over a plain Python loop", 20)


def _twenty_rows() -> str:
    rows = "".join(
        f'<rule id="r{n}"><inputEntry id="i{n}"><text>[{5 * n}..{5 * n + 5})</text></inputEntry>'
        f'<outputEntry id="o{n}"><text>{5 * n}</text></outputEntry></rule>'
        for n in range(20)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:b">'
        '<inputData id="points" name="points"><variable id="pv" name="points" typeRef="number"/></inputData>'
        '<decision id="band" name="band"><variable id="bv" name="band"/>'
        '<informationRequirement id="ir"><requiredInput href="#points"/></informationRequirement>'
        '<decisionTable id="t" hitPolicy="UNIQUE"><input id="in"><inputExpression id="ie" typeRef="number">'
        f'<text>points</text></inputExpression></input><output id="out"/>{rows}'
        "</decisionTable></decision></definitions>"
    )
