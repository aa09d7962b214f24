"""Which data a template asks for, without rendering it."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

Path = tuple[tuple[str, ...], int]


def asked_names(environment: Environment, template: str) -> tuple[Path, ...]:
    """Paths of names with their lines, as `(("insured", "name"), 12)`; nothing of what cannot be read.

    Names that the template binds itself are left out, with everything beneath them; so is a name that it
    only tests with `is defined`.
    """
    try:
        tree = environment.parse(template)
    except TemplateSyntaxError:
        return ()
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    own |= {"loop", *environment.globals}
    return tuple(dict.fromkeys(path for path in _paths(tree) if path[0][0] not in own))


def _paths(node: nodes.Node) -> Iterator[Path]:
    """The longest paths in a tree, each once where it stands."""
    if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
        return
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        # The last name of what is called is a method.
        for part in (node.node.node, *node.args):
            yield from _paths(part)
        return
    chain = _chain(node)
    if chain:
        yield chain, node.lineno
        return
    for inner in node.iter_child_nodes():
        yield from _paths(inner)


def _chain(node: nodes.Node) -> tuple[str, ...]:
    if isinstance(node, nodes.Name) and node.ctx == "load":
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        base = _chain(node.node)
        return (*base, node.attr) if base else ()
    if (
        isinstance(node, nodes.Getitem)
        and isinstance(node.arg, nodes.Const)
        and isinstance(node.arg.value, str)
    ):
        base = _chain(node.node)
        return (*base, node.arg.value) if base else ()
    return ()
