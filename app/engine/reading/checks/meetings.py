"""A join waits for all its branches at once: something must have sent them out at once."""

from collections.abc import Iterator
from itertools import combinations

from app.engine.reading.checks.graph import Level, forks, levels
from app.engine.reading.elements import Element, Process
from app.engine.reading.problems import Problem

Flow = tuple[str, str]


def check_meetings(process: Process) -> Iterator[Problem]:
    """Parallel joins that can never fire, as two of their branches are alternatives."""
    for level in levels(process):
        parted = [[_flows(level, fork, branch) for branch in branches] for fork, branches in forks(level)]
        for node in level.nodes.values():
            if node.kind == "parallelGateway" and not _can_fire(node, parted):
                yield Problem("这里等待的分支不会同时到来，流程会停住。", node.id, process.id)


def _flows(level: Level, fork: str, branch: str) -> set[Flow]:
    """The flows on the ways of one branch of a fork."""
    reached = level.reached_from(branch, fork.__eq__) - {fork}
    return {(fork, branch)} | {(node, after) for node in reached for after in level.after[node]}


def _can_fire(join: Element, parted: list[list[set[Flow]]]) -> bool:
    """Whether for each pair of its flows some fork leads to both at once."""
    pairs = combinations([(source, join.id) for source in join.incoming], 2)
    return all(any(_at_once(one, other, ways) for ways in parted) for one, other in pairs)


def _at_once(one: Flow, other: Flow, ways: list[set[Flow]]) -> bool:
    """Whether two different branches of a fork lead to the two flows."""
    to_one = {number for number, way in enumerate(ways) if one in way}
    to_other = {number for number, way in enumerate(ways) if other in way}
    return bool(to_one and to_other) and len(to_one | to_other) > 1
