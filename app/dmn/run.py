"""One decision being made: values so far, rows that fired, problems met."""

from dataclasses import dataclass
from datetime import datetime

from app.dmn.errors import Problem
from app.feel.scope import Run, Scope


@dataclass(frozen=True, slots=True)
class FiredRow:
    """A row of a table that applied: `index` from 1, the requirements it rests on, and its annotation."""

    decision_id: str
    rule_id: str
    index: int
    requirements: tuple[str, ...]
    note: str = ""


class DecisionRun(Run):
    """An evaluation that also keeps fired rows and problems."""

    def __init__(self, moment: datetime | None) -> None:
        super().__init__({}, moment)
        self.rows: list[FiredRow] = []
        self.problems: list[Problem] = []


def report(scope: Scope | Run, element_id: str, sentence_zh: str, sentence_en: str) -> None:
    """Keep a problem, once."""
    run = scope.run
    problem = Problem(element_id, sentence_zh, sentence_en)
    if isinstance(run, DecisionRun) and problem not in run.problems:
        run.problems.append(problem)
