"""How the data of branches comes together: what each branch changed since it left the others."""

from collections.abc import Sequence

from SpiffWorkflow.util.task import TaskState

from app.engine.interface import StepFailed
from app.engine.running.tokens import Token


def merged_data(tokens: Sequence[Token]) -> dict[str, object]:
    """The data of several tokens of one scope as one.

    At each place where their ways parted, what every branch changed since is laid on what was there. A name
    that two branches changed differently is a failure, never silently one of the two.
    """
    return _merge([(_way(token), token) for token in tokens if _carries_data(token)], 0)


def snapshot(token: Token) -> dict[str, object]:
    """The data of a token; of an embedded sub-process, with what that has written so far."""
    inner = token.workflow.top_workflow.subprocesses.get(token.id)
    if inner is None or token.task_spec.element.kind == "callActivity":
        return token.data
    return merged_data(inner.live())


def _carries_data(token: Token) -> bool:
    parent = token.parent
    if parent is not None and token.internal_data.get("i") is not None:
        return False  # one of several instances: only what its activity gathers counts
    return not (token.has_state(TaskState.WAITING) and token.task_spec.is_boundary_event)


def _way(token: Token) -> list[Token]:
    way = [token]
    while way[-1].parent is not None:
        way.append(way[-1].parent)
    return way[::-1]


def _merge(ways: list[tuple[list[Token], Token]], depth: int) -> dict[str, object]:
    if not ways:
        return {}
    if len(ways) == 1:
        return snapshot(ways[0][1])
    while all(len(way) > depth + 1 and way[depth] is ways[0][0][depth] for way, _ in ways):
        depth += 1
    fork = ways[0][0][depth - 1] if depth else None
    base = fork.data if fork is not None else {}
    branches: dict[int, list[tuple[list[Token], Token]]] = {}
    for way, token in ways:
        branches.setdefault(way[depth].id, []).append((way, token))
    if len(branches) == 1:
        return snapshot(ways[-1][1])
    return _laid_on(base, [_merge(branch, depth) for branch in branches.values()])


def _laid_on(base: dict[str, object], parts: list[dict[str, object]]) -> dict[str, object]:
    result, changed = dict(base), set()
    for part in parts:
        for name, value in part.items():
            if name in base and base[name] is value:
                continue
            if name in changed and result[name] is not value and result[name] != value:
                raise StepFailed("并行的分支对“{name}”作了不同的修改，不能合并。", name=name)
            result[name] = value
            changed.add(name)
    return result
