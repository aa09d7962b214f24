"""FEEL and decision tables against the same logic in plain Python."""

from app.dmn import read_model
from app.feel import compile_expression
from tests.bench.pairs import Measure, ratio_of

CONDITIONS, TABLES = 4000, 400
ROWS = [(low * 5, low * 5 + 5, ("A", "B"), low, low * 100) for low in range(20)]
RULE = (
    '<rule id="row{n}"><inputEntry><text>[{low}..{high})</text></inputEntry>'
    '<inputEntry><text>"A","B"</text></inputEntry><inputEntry><text>&gt;= {score}</text></inputEntry>'
    "<outputEntry><text>{result}</text></outputEntry></rule>"
)
INPUTS = (("age", "number"), ("grade", "string"), ("score", "number"))


def model_xml() -> bytes:
    """A table of 20 rows and 3 inputs, hit policy U."""
    data = "".join(
        f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>'
        for name, kind in INPUTS
    )
    wanted = "".join(
        f'<informationRequirement><requiredInput href="#{name}"/></informationRequirement>'
        for name, _ in INPUTS
    )
    columns = "".join(
        f'<input><inputExpression typeRef="{kind}"><text>{name}</text></inputExpression></input>'
        for name, kind in INPUTS
    )
    rules = "".join(
        RULE.format(n=n, low=low, high=high, score=score, result=result)
        for n, (low, high, _, score, result) in enumerate(ROWS)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="bench" name="bench">'
        f'{data}<decision id="pay" name="pay"><variable name="pay" typeRef="number"/>{wanted}'
        f'<decisionTable hitPolicy="UNIQUE">{columns}<output/>{rules}</decisionTable></decision>'
        "</definitions>"
    ).encode()


def plain_condition(context: dict[str, object]) -> bool:
    """The gateway's condition in Python."""
    return context["grade"] >= 3 and context["decision"] == "pass"  # type: ignore[operator]


def plain_table(given: dict[str, object]) -> int:
    """The table in Python."""
    age, grade, score = given["age"], given["grade"], given["score"]
    hits = [
        result
        for low, high, grades, least, result in ROWS
        if low <= age < high and grade in grades and score >= least  # type: ignore[operator]
    ]
    if len(hits) > 1:
        raise ValueError(hits)
    return hits[0]


def measures() -> list[Measure]:
    return [_condition(), _table()]


def _condition() -> Measure:
    expression = compile_expression('grade >= 3 and decision = "pass"')
    context: dict[str, object] = {"grade": 4, "decision": "pass"}
    ratio = ratio_of(
        lambda: [expression.condition(context) for _ in range(CONDITIONS)],
        lambda: [plain_condition(context) for _ in range(CONDITIONS)],
    )
    return Measure("feel-over-python", ratio, "a cached gateway condition over the same Python function", 10)


def _table() -> Measure:
    model, given = read_model(model_xml()), {"age": 62, "grade": "B", "score": 30}
    ratio = ratio_of(
        lambda: [model.decide("pay", given) for _ in range(TABLES)],
        lambda: [plain_table(given) for _ in range(TABLES)],
    )
    return Measure("table-over-python", ratio, "a table of 20 rows over a plain Python loop", 20)
