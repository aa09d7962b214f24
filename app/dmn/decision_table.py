"""Decision tables as they are written (DMN 1.5, chapter 8)."""

import re
from dataclasses import dataclass

from app.dmn.boxed import Surroundings
from app.dmn.hit_policies import AGGREGATIONS, LETTERS
from app.dmn.item_definitions import AllowedType, NamedType
from app.dmn.xml_reading import CHANGHU, Element, child, children, identity, text_of
from app.feel.names import canonical
from app.feel.types import ANY, ContextType, ListType, Type

# As in `GS-16.3d` or `QHD-12`.
_REQUIREMENT = re.compile(r"[A-Z]{1,8}(?:-[A-Z0-9]+(?:\.[0-9]+)*[a-z]?)+")


@dataclass(frozen=True, slots=True)
class Input:
    """A condition column: its expression, type and the tests its values must pass."""

    element_id: str
    label: str
    text: str
    type: Type
    allowed: str


@dataclass(frozen=True, slots=True)
class Output:
    """A conclusion column; `allowed` are its values in the order of their priority."""

    element_id: str
    name: str
    type: Type
    allowed: str
    default: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: the texts of its cells, the requirements that it rests on, and what its author noted."""

    rule_id: str
    tests: tuple[str, ...]
    results: tuple[str, ...]
    requirements: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A table as written. `policy` is its letter, with the sign of the aggregation behind `C`."""

    element_id: str
    owner: str
    policy: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    names: frozenset[str]


def read_table(element: Element, around: Surroundings) -> DecisionTable:
    """The table of a `decisionTable` element."""
    policy = LETTERS.get(element.get("hitPolicy", "UNIQUE"), "?")
    if policy == "C":
        policy += AGGREGATIONS.get(element.get("aggregation", ""), "")
    shared = _requirements(element)
    return DecisionTable(
        identity(element),
        around.owner or identity(element),
        policy,
        tuple(_input(part, around) for part in children(element, "input")),
        tuple(_output(part, element, around) for part in children(element, "output")),
        tuple(_rule(part, shared) for part in children(element, "rule")),
        around.names,
    )


def _input(element: Element, around: Surroundings) -> Input:
    expression = child(element, "inputExpression")
    text = text_of(expression, "text")
    kind = around.types.named(expression.get("typeRef") if expression is not None else None)
    label = element.get("label") or text
    return Input(
        identity(element), label, text, kind, text_of(element, "inputValues", "text") or _allowed_by(kind)
    )


def _output(element: Element, table: Element, around: Surroundings) -> Output:
    name = canonical(element.get("name", ""))
    reference = element.get("typeRef")
    single = len(list(children(table, "output"))) == 1
    kind = around.types.named(reference) if reference else _from_table(name, single, table, around)
    allowed = text_of(element, "outputValues", "text") or _allowed_by(kind)
    return Output(identity(element), name, kind, allowed, text_of(element, "defaultOutputEntry", "text"))


def _from_table(name: str, single: bool, table: Element, around: Surroundings) -> Type:
    kind = _resolved(around.types.named(table.get("typeRef")))
    kind = kind.base if isinstance(kind, AllowedType) else kind
    element = _resolved(kind.element) if isinstance(kind, ListType) else kind
    if isinstance(element, ContextType) and not single:
        return element.members.get(name, ANY)
    return ANY


def _resolved(kind: Type) -> Type:
    return kind.find(kind.name) if isinstance(kind, NamedType) else kind


def _allowed_by(kind: Type) -> str:
    found = _resolved(kind)
    return found.text if isinstance(found, AllowedType) else ""


def _rule(element: Element, shared: tuple[str, ...]) -> Rule:
    return Rule(
        identity(element),
        tuple(text_of(cell, "text") for cell in children(element, "inputEntry")),
        tuple(text_of(cell, "text") for cell in children(element, "outputEntry")),
        tuple(dict.fromkeys((*shared, *_requirements(element)))),
        "；".join(filter(None, (text_of(note, "text") for note in children(element, "annotationEntry")))),
    )


def _requirements(element: Element) -> tuple[str, ...]:
    """The requirement ids in the attribute, and those found in the description and the annotations."""
    stated = element.get(f"{{{CHANGHU}}}requirements", "").replace(",", " ").split()
    notes = " ".join(text_of(note) for note in children(element, "description", "annotationEntry"))
    return tuple(dict.fromkeys((*stated, *_REQUIREMENT.findall(notes))))
