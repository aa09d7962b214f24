"""What a diagram must keep to before anything of it runs: each rule one file, each breach one sentence.

Works on our index alone; SpiffWorkflow sees only what has passed.
"""

from collections.abc import Iterator, Mapping

from app.engine.reading.checks.calling import check_calls
from app.engine.reading.checks.connections import check_connections
from app.engine.reading.checks.meetings import check_meetings
from app.engine.reading.checks.nodes import check_nodes
from app.engine.reading.checks.parallel_writes import check_parallel_writes
from app.engine.reading.checks.repetition import check_repetition
from app.engine.reading.elements import Process
from app.engine.reading.problems import Problem


def check(processes: Mapping[str, Process], main: str) -> tuple[Problem, ...]:
    """All problems of the processes that `main` reaches (it is one of them)."""
    return tuple(dict.fromkeys(_problems(processes, main)))


def _problems(processes: Mapping[str, Process], main: str) -> Iterator[Problem]:
    yield from check_calls(processes, main)
    for process in processes.values():
        broken = [*check_nodes(process), *check_connections(process)]
        yield from broken
        if not broken:
            yield from check_meetings(process)
            yield from check_repetition(process, processes)
            yield from check_parallel_writes(process)
