"""The diagrams can be run by the engine."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """What is missing or cannot be read, and what the engine says of the drawings."""
    for path, sentence, params in checked.missing:
        yield Finding(path, None, sentence, params=params)
    # What is told is read with the diagrams, and may turn out to be unreadable.
    assert checked.told is not None
    yield from checked.unreadable
    for problem in checked.drawn.problems:
        process = checked.processes.get(problem.process_id or "")
        path = process.path if process else checked.process_id
        yield Finding(path, problem.element, problem.sentence, params=problem.params)
