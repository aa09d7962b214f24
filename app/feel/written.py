"""What an expression says before it is evaluated, as far as its text shows it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from app.feel.compiler import Node, constant_of, parts
from app.feel.names import KnownNames
from app.feel.parser import parse
from app.feel.scope import MISSING
from app.feel.structures import entry_name


def written_entries(text: str) -> Mapping[str, str | None] | None:
    """The entries of a context that is written out, each with its type; None for any other expression.

    A type is text, number, boolean, date, moment, list, context or null; None where only the evaluation will
    say. Raises FeelError for what cannot be read.
    """
    tree = parse(text, KnownNames(()))
    while tree.data == "group":
        tree = parts(tree)[0]
    if tree.data != "context":
        return None
    return {entry_name(entry): _type_of(parts(entry)[0]) for entry in parts(tree)}


def _type_of(tree: Node) -> str | None:
    if tree.data in ("list", "context"):
        return str(tree.data)
    value = constant_of(tree)
    if value is MISSING:
        return None
    return next((name for kind, name in _TYPES.items() if isinstance(value, kind)), None)


# A truth is no number, and a moment is no date, though Python thinks so.
_TYPES: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    str: "text",
    Decimal: "number",
    datetime: "moment",
    date: "date",
}
