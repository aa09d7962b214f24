"""Decision models written small: only what a test is about."""

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

import pytest

from app.dmn import DecisionModel, read_model

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
Rows = Sequence[Sequence[str]]


def definitions(body: str, namespace: str = NAMESPACE) -> bytes:
    """A whole document around the elements of a model."""
    return (
        f'<definitions xmlns="{namespace}" xmlns:changhu="https://changhu.dev/bpmn"'
        f' namespace="urn:test" name="test" id="test">{body}</definitions>'
    ).encode()


def input_data(name: str, type_ref: str = "") -> str:
    typed = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    named = f"name={quoteattr(name)}"
    return f"<inputData id={quoteattr('in_' + name)} {named}><variable {named}{typed}/></inputData>"


def literal(text: str, type_ref: str = "") -> str:
    typed = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    return f"<literalExpression{typed}><text>{escape(text)}</text></literalExpression>"


def decision(name: str, expression: str, requires: Sequence[str] = (), type_ref: str = "") -> str:
    typed = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    wanted = "".join(
        f"<informationRequirement><required{'Input' if href.startswith('in_') else 'Decision'}"
        f" href={quoteattr('#' + href)}/></informationRequirement>"
        if not href.startswith("bkm_")
        else f"<knowledgeRequirement><requiredKnowledge href={quoteattr('#' + href)}/></knowledgeRequirement>"
        for href in requires
    )
    named = f"name={quoteattr(name)}"
    return f"<decision id={quoteattr(name)} {named}><variable {named}{typed}/>{wanted}{expression}</decision>"


def table(
    inputs: Sequence[tuple[str, str, str]],
    outputs: Sequence[tuple[str, str, str]],
    rows: Rows,
    policy: str = 'hitPolicy="UNIQUE"',
) -> str:
    """Inputs as (expression, type, allowed), outputs as (name, allowed, default), rows of cells."""
    columns = "".join(
        f'<input id="column{n}"><inputExpression typeRef={quoteattr(type_ref)}>'
        f"<text>{escape(text)}</text></inputExpression>"
        + (f"<inputValues><text>{escape(allowed)}</text></inputValues>" if allowed else "")
        + "</input>"
        for n, (text, type_ref, allowed) in enumerate(inputs)
    )
    results = "".join(
        f"<output id='output{n}' name={quoteattr(name)}>"
        + (f"<outputValues><text>{escape(allowed)}</text></outputValues>" if allowed else "")
        + (f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>" if default else "")
        + "</output>"
        for n, (name, allowed, default) in enumerate(outputs)
    )
    rules = "".join(_rule(number, row, len(inputs)) for number, row in enumerate(rows, 1))
    return f'<decisionTable id="table" {policy}>{columns}{results}{rules}</decisionTable>'


def _rule(number: int, row: Sequence[str], width: int) -> str:
    entries = "".join(
        f"<{kind}Entry id='{kind}{number}_{place}'><text>{escape(cell)}</text></{kind}Entry>"
        for place, cell in enumerate(row)
        for kind in ("input" if place < width else "output",)
    )
    return f'<rule id="row{number}">{entries}</rule>'


@pytest.fixture
def model_of() -> Callable[[str], DecisionModel]:
    """A model from the elements of its document."""
    return lambda body: read_model(definitions(body))


@pytest.fixture
def grade_table() -> Callable[..., DecisionModel]:
    """A model whose decision `result` is a table over the inputs `age` and `grade`."""

    def make(
        rows: Rows, policy: str = 'hitPolicy="UNIQUE"', outputs: object = None, grades: str = ""
    ) -> DecisionModel:
        columns = [("age", "number", ""), ("grade", "string", grades)]
        body = table(columns, outputs or [("", "", "")], rows, policy)  # type: ignore[arg-type]
        return read_model(
            definitions(
                input_data("age", "number")
                + input_data("grade", "string")
                + decision("result", body, ["in_age", "in_grade"])
            )
        )

    return make


@pytest.fixture
def write() -> dict[str, Callable[..., str]]:
    """The writers of single elements, by name."""
    return {"input": input_data, "literal": literal, "decision": decision, "table": table}


@pytest.fixture
def document() -> Callable[..., bytes]:
    """The writer of a whole document."""
    return definitions
