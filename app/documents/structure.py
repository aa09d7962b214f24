"""What a template may contain, and the price of its loops."""

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from app.documents.budget import LONGEST_TEMPLATE, Exhausted

_MOST_ASSIGNMENTS = 25
_DEEPEST_LOOP = 3
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "set … endset",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.EvalContextModifier: "autoescape",
    nodes.NSRef: "namespace",
}


class NotAllowed(Exception):
    """A construct that letters do not have, with its line."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


def parse_letter(environment: Environment, text: str) -> nodes.Template:
    """The tree of a template with its loops and its `~` metered.

    Raises NotAllowed, Exhausted, and TemplateSyntaxError of Jinja.
    """
    if len(text) > LONGEST_TEMPLATE:
        raise Exhausted
    tree = environment.parse(text)
    refuse_what_is_not_allowed(tree)
    _refuse_deep_loops(tree, 0)
    Metering().visit(tree)
    return tree


def refuse_what_is_not_allowed(tree: nodes.Template) -> None:
    """Walks the whole tree once. Raises NotAllowed."""
    assignments = 0
    for node in tree.find_all(nodes.Node):
        if type(node) in _REFUSED:
            raise NotAllowed(_REFUSED[type(node)], node.lineno)
        if isinstance(node, nodes.For) and node.recursive:
            raise NotAllowed("recursive", node.lineno)
        assignments += isinstance(node, (nodes.Assign, nodes.With))
        if assignments > _MOST_ASSIGNMENTS:
            raise NotAllowed("set", node.lineno)


def _refuse_deep_loops(node: nodes.Node, depth: int) -> None:
    depth += isinstance(node, nodes.For)
    if depth > _DEEPEST_LOOP:
        raise NotAllowed("for", node.lineno)
    for inner in node.iter_child_nodes():
        _refuse_deep_loops(inner, depth)


class Metering(NodeTransformer):
    """Loops go through the filter `rounds`, `~` through `together`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """Each round costs what the loop holds."""
        cost = 1 + sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        price = nodes.Const(cost, lineno=node.lineno)
        node.iter = nodes.Filter(node.iter, "rounds", [price], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """`a ~ b ~ c` as one list put together."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "together", [], [], None, None, lineno=node.lineno)
