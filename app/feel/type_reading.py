"""Types as written behind `instance of` and `:` in function definitions."""

from app.feel.compiler import Node, parts, token
from app.feel.types import ContextType, FunctionType, ListType, RangeType, Type, simple_type


def read_type(tree: Node) -> Type | None:
    """The type that a tree names; None where it is unknown."""
    if tree.data == "named_type":
        return simple_type(".".join(str(part) for part in tree.children if str(part) != "."))
    if tree.data == "context_type":
        members = {str(token(member, "NAME")): read_type(parts(member)[0]) for member in parts(tree)}
        known = {name: kind for name, kind in members.items() if kind is not None}
        return ContextType(known) if len(known) == len(members) and _word(tree) == "context" else None
    inner = [read_type(part) for part in parts(tree)]
    types = [kind for kind in inner if kind is not None]
    if len(types) < len(inner):
        return None
    if tree.data == "function_type":
        return FunctionType(tuple(types[:-1]), types[-1]) if _word(tree) == "function" else None
    if _word(tree) == "list":
        return ListType(types[0])
    return RangeType(types[0]) if _word(tree) == "range" else None


def _word(tree: Node) -> str:
    return str(tree.children[0])
