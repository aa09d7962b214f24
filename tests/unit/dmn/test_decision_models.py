"""Requirements, boxed expressions, functions, services, types, refusals: DMN 1.5, chapters 6, 7, 10."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.dmn import DecisionModel, DmnError, read_model
from app.feel import FeelError, HostFunction

Models = Callable[[str], DecisionModel]
Writers = dict[str, Callable[..., str]]


def boxed(write: Writers, model_of: Models, expression: str, type_ref: str = "", more: str = "") -> object:
    """The value of a decision whose whole logic is one boxed expression."""
    return model_of(more + write["decision"]("d", expression, type_ref=type_ref)).decide("d", {}).value


def entry(name: str, expression: str) -> str:
    return f'<contextEntry><variable name="{name}"/>{expression}</contextEntry>'


def test_a_decision_uses_what_it_requires(model_of: Models, write: Writers) -> None:
    model = model_of(
        write["input"]("Full Name", "string")
        + write["decision"]("Greeting", write["literal"]('"Hello " + Full Name'), ["in_Full Name"])
        + write["decision"]("Shout", write["literal"]("upper case(Greeting)"), ["Greeting"])
    )
    assert model.decide("Shout", {"Full Name": "Li"}).value == "HELLO LI"


def test_a_decision_does_not_see_what_it_does_not_require(model_of: Models, write: Writers) -> None:
    model = model_of(write["input"]("a", "number") + write["decision"]("d", write["literal"]("a")))
    decision = model.decide("d", {"a": 1})
    assert decision.value is None
    assert "a" in decision.reasons[0].sentence_zh


def test_an_absent_input_is_null(model_of: Models, write: Writers) -> None:
    model = model_of(write["input"]("a") + write["decision"]("d", write["literal"]("a = null"), ["in_a"]))
    assert model.decide("d", {}).value is True


def test_decisions_that_require_each_other_are_refused(model_of: Models, write: Writers) -> None:
    one = write["literal"]("1")
    with pytest.raises(DmnError, match="requires itself"):
        model_of(
            write["decision"]("a", one, ["b"])
            + write["decision"]("b", one, ["c"])
            + write["decision"]("c", one, ["a"])
        )


def test_shared_requirements_are_no_cycle(model_of: Models, write: Writers) -> None:
    one = write["literal"]("1")
    model = model_of(
        write["decision"]("a", write["literal"]("b + c"), ["b", "c"])
        + write["decision"]("b", write["literal"]("e + 1"), ["e"])
        + write["decision"]("c", write["literal"]("e + 2"), ["e"])
        + write["decision"]("e", one)
    )
    assert model.decide("a", {}).value == Decimal(5)


def test_a_context_sees_its_earlier_entries(model_of: Models, write: Writers) -> None:
    entries = entry("a b", write["literal"]("1")) + entry("c", write["literal"]("a b + 1"))
    assert boxed(write, model_of, f"<context>{entries}</context>") == {"a b": Decimal(1), "c": Decimal(2)}
    last = f"<contextEntry>{write['literal']('c * 10')}</contextEntry>"
    assert boxed(write, model_of, f"<context>{entries}{last}</context>") == Decimal(20)


def test_lists_and_relations(model_of: Models, write: Writers) -> None:
    one, two = write["literal"]("1"), write["literal"]("2")
    assert boxed(write, model_of, f"<list>{one}{two}</list>") == [Decimal(1), Decimal(2)]
    columns = '<column name="x y"/><column name="z"/>'
    relation = f"<relation>{columns}<row>{one}{two}</row><row>{two}{one}</row></relation>"
    assert boxed(write, model_of, relation) == [
        {"x y": Decimal(1), "z": Decimal(2)},
        {"x y": Decimal(2), "z": Decimal(1)},
    ]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("<conditional><if>{true}</if><then>{one}</then><else>{two}</else></conditional>", Decimal(1)),
        ("<conditional><if>{null}</if><then>{one}</then><else>{two}</else></conditional>", Decimal(2)),
        ("<filter><in>{numbers}</in><match>{odd}</match></filter>", [Decimal(1), Decimal(3)]),
        (
            '<for iteratorVariable="n"><in>{numbers}</in><return>{next}</return></for>',
            [Decimal(2), Decimal(3), Decimal(4)],
        ),
        ('<some iteratorVariable="n"><in>{numbers}</in><satisfies>{big}</satisfies></some>', True),
        ('<every iteratorVariable="n"><in>{numbers}</in><satisfies>{big}</satisfies></every>', False),
        ('<for iteratorVariable="n"><in>{null}</in><return>{next}</return></for>', None),
    ],
)
def test_conditionals_filters_and_iterators(
    model_of: Models, write: Writers, expression: str, value: object
) -> None:
    texts = {"true": "true", "null": "null", "one": "1", "two": "2", "numbers": "[1, 2, 3]"}
    texts |= {"odd": "odd(item)", "next": "n + 1", "big": "n > 2"}
    parts = {name: write["literal"](text) for name, text in texts.items()}
    assert boxed(write, model_of, expression.format(**parts)) == value


BKM = (
    '<businessKnowledgeModel id="bkm_pay" name="pay"><variable name="pay"/><encapsulatedLogic>'
    '<formalParameter name="days" typeRef="number"/><formalParameter name="daily rate" typeRef="number"/>'
    "<literalExpression><text>days * daily rate</text></literalExpression></encapsulatedLogic>"
    "</businessKnowledgeModel>"
)


def test_a_business_knowledge_model_is_called_or_invoked(model_of: Models, write: Writers) -> None:
    invocation = (
        f"<invocation>{write['literal']('pay')}"
        f'<binding><parameter name="daily rate"/>{write["literal"]("10")}</binding>'
        f'<binding><parameter name="days"/>{write["literal"]("3")}</binding></invocation>'
    )
    model = model_of(
        BKM
        + write["decision"]("called", write["literal"]("pay(3, 10)"), ["bkm_pay"])
        + write["decision"]("named", write["literal"]("pay(daily rate: 10, days: 3)"), ["bkm_pay"])
        + write["decision"]("invoked", invocation, ["bkm_pay"])
        + write["decision"]("wrong", write["literal"]('pay("3", 10)'), ["bkm_pay"])
    )
    for name in ("called", "named", "invoked"):
        assert model.decide(name, {}).value == Decimal(30)
    assert model.decide("wrong", {}).value is None
    assert model.decide("pay", {"days": 2, "daily rate": 5}).value == Decimal(10)


def test_business_knowledge_models_may_call_each_other(model_of: Models, write: Writers) -> None:
    def half(name: str, other: str, base: str) -> str:
        return (
            f'<businessKnowledgeModel id="bkm_{name}" name="{name}"><encapsulatedLogic>'
            '<formalParameter name="n" typeRef="number"/>'
            f"{write['literal'](f'if n = 0 then {base} else {other}(n - 1)')}</encapsulatedLogic>"
            f'<knowledgeRequirement><requiredKnowledge href="#bkm_{other}"/></knowledgeRequirement>'
            "</businessKnowledgeModel>"
        )

    pair = half("is even", "is odd", "true") + half("is odd", "is even", "false")
    decision = write["decision"]("d", write["literal"]("is even(11)"), ["bkm_is even"])
    assert model_of(pair + decision).decide("d", {}).value is False


def test_a_decision_without_logic_is_given_its_value(model_of: Models, write: Writers) -> None:
    model = model_of(
        write["decision"]("judged", "", type_ref="number")
        + write["decision"]("d", write["literal"]("judged + 1"), ["judged"])
    )
    assert model.decide("d", {"judged": 4}).value == Decimal(5)


def test_a_function_definition_closes_over_its_surroundings(model_of: Models, write: Writers) -> None:
    body = write["literal"]("x * factor")
    function = f'<functionDefinition><formalParameter name="x"/>{body}</functionDefinition>'
    last = f"<contextEntry>{write['literal']('f(4)')}</contextEntry>"
    entries = entry("factor", write["literal"]("3")) + entry("f", function) + last
    assert boxed(write, model_of, f"<context>{entries}</context>") == Decimal(12)


@pytest.mark.parametrize("kind", ["Java", "PMML"])
def test_functions_of_other_kinds_are_refused_in_words(model_of: Models, write: Writers, kind: str) -> None:
    body = f'<functionDefinition id="f" kind="{kind}"><context/></functionDefinition>'
    model = model_of(write["decision"]("d", body))
    assert model.problems[0].element_id == "f"
    assert kind in model.problems[0].sentence_zh
    assert model.decide("d", {}).problems == tuple(model.problems)


def test_another_expression_language_is_refused(model_of: Models, write: Writers) -> None:
    text = write["literal"]("1").replace(
        "<literalExpression", '<literalExpression expressionLanguage="python"'
    )
    model = model_of(write["decision"]("d", text))
    assert "python" in model.problems[0].sentence_zh
    assert model.decide("d", {}).value is None


SERVICE = (
    '<decisionService id="service" name="service"><variable name="service"/><outputDecision href="#total"/>'
    '<inputDecision href="#rate"/><inputData href="#in_days"/></decisionService>'
)


def test_a_decision_service_replaces_its_input_decisions(model_of: Models, write: Writers) -> None:
    model = model_of(
        write["input"]("days", "number")
        + write["decision"]("rate", write["literal"]("1000"), type_ref="number")
        + write["decision"]("total", write["literal"]("days * rate"), ["in_days", "rate"])
        + SERVICE
        + write["decision"]("caller", write["literal"]("service(5, 3)"), ["bkm_x"]).replace(
            "#bkm_x", "#service"
        )
    )
    assert model.decide("service", {"rate": 5, "days": 3}).value == Decimal(15)
    assert model.decide("caller", {}).value == Decimal(15)
    assert model.decide("total", {"days": 3}).value == Decimal(3000)


TYPES = """
<itemDefinition name="tGrade"><typeRef>string</typeRef>
<allowedValues><text>"A","B"</text></allowedValues></itemDefinition>
<itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
<itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
<itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
"""


@pytest.mark.parametrize(
    ("text", "type_ref", "value"),
    [
        ('"A"', "tGrade", "A"),
        ('"C"', "tGrade", None),
        ('["A"]', "tGrade", "A"),
        ('"A"', "tGrades", ["A"]),
        ('["A", "C"]', "tGrades", None),
        ('{name: "x", grade: "A", more: 1}', "tPerson", {"name": "x", "grade": "A", "more": Decimal(1)}),
        ('{name: "x"}', "tPerson", None),
        ("1 + 1", "string", None),
        ('@"2026-03-01"', "date and time", datetime(2026, 3, 1, tzinfo=UTC)),
        ('@"2026-03-01"', "feel:date", date(2026, 3, 1)),
        ("null", "tGrades", None),
        ('{name: "x", grade: "Z"} instance of tPerson', "", True),
    ],
)
def test_types_convert_or_refuse(
    model_of: Models, write: Writers, text: str, type_ref: str, value: object
) -> None:
    assert boxed(write, model_of, write["literal"](text), type_ref, TYPES) == value


def test_host_functions_and_the_moment_reach_decisions(model_of: Models, write: Writers) -> None:
    model = model_of(write["decision"]("d", write["literal"]('today() + parameter("limit")')))
    parameter = HostFunction("parameter", ("name",), lambda name: 0 if name != "limit" else None)
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    assert model.decide("d", {}, {"parameter": parameter}, moment).value is None
    model = model_of(write["decision"]("d", write["literal"]('parameter("limit") + day of year(today())')))
    parameter = HostFunction("parameter", ("name",), lambda name: 5)
    assert model.decide("d", {}, {"parameter": parameter}, moment).value == Decimal(65)


def test_a_model_imports_another(document: Callable[..., bytes], write: Writers) -> None:
    other = document(TYPES + write["input"]("days", "number") + BKM).replace(b"urn:test", b"urn:other")
    body = (
        '<import name="other" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
        + write["decision"]("d", write["literal"]("other.pay(other.days, 2)"), ["in_x", "bkm_x"], "number")
        .replace("#in_x", "urn:other#in_days")
        .replace("#bkm_x", "urn:other#bkm_pay")
    )
    model = read_model(document(body), [read_model(other)])
    assert model.decide("d", {"other": {"days": 4}}).value == Decimal(8)
    assert model.decide("d", {"days": 4}).value == Decimal(8)
    assert "urn:other" in read_model(document(body)).problems[0].sentence_zh


@pytest.mark.parametrize(
    "version",
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
    ],
)
def test_older_versions_are_read(document: Callable[..., bytes], write: Writers, version: str) -> None:
    model = read_model(document(write["decision"]("d", write["literal"]("1 + 1")), version))
    assert model.decide("d", {}).value == Decimal(2)


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        (b"no xml", "XML"),
        (b"<a/>", "DMN"),
        (b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>', "DOCTYPE"),
        (
            b'<!DOCTYPE definitions><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"/>',
            "DOCTYPE",
        ),
    ],
)
def test_what_is_no_model_is_refused(xml: bytes, sentence: str) -> None:
    with pytest.raises(DmnError) as refused:
        read_model(xml)
    assert sentence in refused.value.sentence_zh


def test_a_duplicate_id_is_refused_by_its_name(model_of: Models, write: Writers) -> None:
    one = write["decision"]("a", write["literal"]("1"))
    with pytest.raises(DmnError) as refused:
        model_of(one + one)
    assert refused.value.element_id == "a"


def test_an_unknown_decision_is_refused(model_of: Models) -> None:
    with pytest.raises(DmnError) as refused:
        model_of("").decide("nothing", {})
    assert refused.value.sentence_zh == "没有名为“nothing”的决策。"


def test_an_unknown_python_value_is_refused(model_of: Models, write: Writers) -> None:
    model = model_of(write["input"]("a") + write["decision"]("d", write["literal"]("a"), ["in_a"]))
    with pytest.raises(FeelError):
        model.decide("d", {"a": object()})


def test_endless_recursion_ends_in_a_refusal(model_of: Models, write: Writers) -> None:
    loop = BKM.replace("days * daily rate", "pay(days, daily rate)")
    model = model_of(loop + write["decision"]("d", write["literal"]("pay(1, 2)"), ["bkm_pay"]))
    with pytest.raises(FeelError, match="too deeply"):
        model.decide("d", {})
