"""What a decision asks for and what it gives, as far as its model says so."""

from app.dmn.decision_table import DecisionTable, Input, Output
from app.dmn.item_definitions import AllowedType, NamedType
from app.dmn.model import DecisionModel
from app.feel.errors import FeelError
from app.feel.expression import allowed_constants
from app.feel.shapes import ANY, NUMBER, Shape, list_of, one_of
from app.feel.types import ContextType, ListType, SimpleType, Type

_LISTING = ("R", "O")
_KINDS = {
    "days and time duration": "duration",
    "years and months duration": "duration",
    "Null": "null",
}


def shape_of_type(kind: Type) -> Shape:
    """What is known of a value of a type."""
    if isinstance(kind, NamedType):
        return shape_of_type(kind.find(kind.name))
    if isinstance(kind, AllowedType):
        return _limited(shape_of_type(kind.base), kind.text)
    if isinstance(kind, ListType):
        return list_of(shape_of_type(kind.element))
    if isinstance(kind, ContextType):
        return Shape("context", {name: shape_of_type(part) for name, part in kind.members.items()})
    if isinstance(kind, SimpleType) and kind.name not in ("list", "context", "function"):
        return Shape(_KINDS.get(kind.name, kind.name))
    return ANY


def shape_of_input(column: Input) -> Shape:
    """What the values of a condition column are declared to be."""
    return _limited(shape_of_type(column.type), column.allowed)


def shape_of_table(table: DecisionTable) -> Shape:
    """What a table gives."""
    outputs = {output.name: _of_output(output) for output in table.outputs}
    one = next(iter(outputs.values())) if len(outputs) == 1 else Shape("context", outputs)
    if table.policy in _LISTING or table.policy == "C":
        return list_of(one)
    return NUMBER if table.policy.startswith("C") and table.policy[1:] in ("+", "#") else one


def shape_of_decision(model: DecisionModel, decision: str) -> Shape:
    """What a decision gives, by its id: as its variable declares it, else as its table does."""
    node = model.nodes.get(decision)
    declared = shape_of_type(node.type) if node is not None else ANY
    table = model.table(decision)
    return shape_of_table(table) if declared == ANY and table is not None else declared


def inputs_of(model: DecisionModel) -> dict[str, Shape]:
    """The inputs of a model by name."""
    return {node.name: shape_of_type(node.type) for node in model.nodes.values() if node.kind == "inputData"}


def _of_output(output: Output) -> Shape:
    return _limited(shape_of_type(output.type), output.allowed)


def _limited(shape: Shape, allowed: str) -> Shape:
    try:
        values = allowed_constants(allowed, ()) if allowed else []
    except FeelError:
        values = []
    return one_of(values) if values and shape.kind in ("any", "string", "number") else shape
