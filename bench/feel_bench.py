"""How much slower an expression and a decision table are than the same thing in plain Python.

    python bench/feel_bench.py

Prints one line each: our time, Python's, and the ratio (the best of several rounds).
"""

import timeit
from collections.abc import Callable

from app.dmn import read_model
from app.feel import compile_expression, compile_unary_tests

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


def plain_cell(age: int) -> bool:
    """The cell in Python."""
    return 18 <= age < 60


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


def best(work: Callable[[], object], times: int) -> float:
    """Microseconds for one round, the best of seven."""
    return min(timeit.repeat(work, number=times, repeat=7)) / times * 1e6


def compare(name: str, ours: Callable[[], object], plain: Callable[[], object], times: int) -> None:
    """Print one line."""
    mine, theirs = best(ours, times), best(plain, times)
    print(f"{name}: {mine:.2f} µs, in Python {theirs:.2f} µs, {mine / theirs:.1f} times")


def main() -> None:
    """Measure and print."""
    context = {"grade": 4, "decision": "pass"}
    given = {"age": 62, "grade": "B", "score": 30}
    condition = compile_expression('grade >= 3 and decision = "pass"')
    cell = compile_unary_tests("[18..60)")
    model = read_model(model_xml())
    compare(
        "gateway condition", lambda: condition.condition(context), lambda: plain_condition(context), 50_000
    )
    compare("table of 20 rows", lambda: model.decide("pay", given), lambda: plain_table(given), 3_000)
    compare("one cell", lambda: cell.matches(40), lambda: plain_cell(40), 20_000)
    compiled = best(lambda: read_model(model_xml()), 5)
    print(f"reading and compiling the table: {compiled / 1000:.1f} ms")


if __name__ == "__main__":
    main()
