"""Types as written behind `instance of` and `:` in function definitions, and as read off literals."""

from app.feel.compiler import Node, constant_of, parts, token
from app.feel.scope import MISSING
from app.feel.types import (
    ANY,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
    TypeNames,
    simple_type,
    type_of,
)


def read_type(tree: Node, known: TypeNames) -> Type | None:
    """The type that a tree names, built in or among the `known`; None where there is none."""
    if tree.data == "named_type":
        name = ".".join(str(part) for part in tree.children if str(part) != ".")
        return simple_type(name) or known(name)
    if tree.data == "context_type":
        members = {str(token(member, "NAME")): read_type(parts(member)[0], known) for member in parts(tree)}
        typed = {name: kind for name, kind in members.items() if kind is not None}
        return ContextType(typed) if len(typed) == len(members) and _word(tree) == "context" else None
    inner = [read_type(part, known) for part in parts(tree)]
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


def type_of_tree(tree: Node) -> Type:
    """What is known of an expression's type from its text alone."""
    constant = constant_of(tree)
    if constant is not MISSING:
        return type_of(constant)
    if tree.data == "context":
        return ContextType({str(entry.children[0]): type_of_tree(parts(entry)[0]) for entry in parts(tree)})
    if tree.data == "list" and parts(tree):
        return ListType(type_of_tree(parts(tree)[0]))
    return ANY
