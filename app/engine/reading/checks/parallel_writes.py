"""Two branches that run at the same time must not write the same name: one of the two would be lost."""

from collections.abc import Iterator, Set
from itertools import combinations

from app.engine.reading.checks.graph import FORKING, Level, forks, levels
from app.engine.reading.elements import Element, Process
from app.engine.reading.problems import Problem

_TWICE = "并行的分支都写入“{name}”，其中一个会丢失。"
_OVER_AND_OVER = "可能重复发生的边界事件之后写入“{name}”，前后几次会相互覆盖。"


def check_parallel_writes(process: Process) -> Iterator[Problem]:
    """Problems of the names that the branches of each fork write."""
    for level in levels(process):
        for fork, branches in forks(level):
            written = [_written(level, fork, branch, branches) for branch in branches]
            for one, other in combinations(written, 2):
                for name in sorted(one & other):
                    yield Problem(_TWICE, fork, process.id, {"name": name})
        yield from _check_reminders(process, level)


def writes_of(process: Process, element: Element) -> set[str]:
    """The names that a node may write, with those of all nodes inside it."""
    if element.kind == "subProcess" and element.instances is None:
        return set().union(*(writes_of(process, inner) for inner in process.inside(element.id)))
    return set(element.writes)


def _written(level: Level, fork: str, branch: str, branches: list[str]) -> set[str]:
    """What a branch writes before it meets another branch at a join, or comes back to the fork."""
    others = [other for other in branches if other != branch]
    met = set().union(*(_reached(level, fork, other, branches, frozenset()) for other in others))
    meetings = {name for name in met if _joins(level.nodes[name])}
    own = _reached(level, fork, branch, branches, meetings) - meetings
    return set().union(*(writes_of(level.process, level.nodes[name]) for name in own))


def _joins(node: Element) -> bool:
    return node.kind in FORKING and len(node.incoming) > 1


def _reached(level: Level, fork: str, branch: str, branches: list[str], stops: Set[str]) -> set[str]:
    """The nodes of one branch, up to the fork again or to a stop.

    An event on the border of the activity from which both leave is a branch of its own.
    """
    beside = {other for other in branches if other != branch and level.nodes[other].attached_to == branch}
    found: set[str] = set()
    waiting = [branch]
    while waiting:
        name = waiting.pop()
        if name in found or name in beside or (name == fork and name != branch):
            continue
        found.add(name)
        if name not in stops:
            waiting.extend(level.after[name])
    return found


def _check_reminders(process: Process, level: Level) -> Iterator[Problem]:
    for node in level.nodes.values():
        if not _comes_again(level, node):
            continue
        alone = _reached(level, node.attached_to or "", node.id, [node.id], frozenset())
        for name in sorted(set().union(*(writes_of(process, level.nodes[inner]) for inner in alone))):
            yield Problem(_OVER_AND_OVER, node.id, process.id, {"name": name})


def _comes_again(level: Level, event: Element) -> bool:
    """Whether what follows an event on a border may run twice at the same time."""
    if event.attached_to is None or event.interrupting:
        return False
    on_loop = any(event.attached_to in level.reached_from(name) for name in level.after[event.attached_to])
    return on_loop or (event.timer is not None and event.timer[0] == "cycle")
