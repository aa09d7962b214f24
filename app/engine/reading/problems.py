"""What is wrong with a diagram: one sentence and one place each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain import errors


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: `sentence` is a Chinese template for `params`, `element` the id that it concerns."""

    sentence: str
    element: str | None = None
    process_id: str | None = None
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format(**self.params)


class DiagramRefused(errors.DiagramRefused):
    """The diagram cannot be used; `problems` says why, in the order in which they were found."""

    def __init__(self, diagram: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(diagram=diagram, reason="；".join(_placed(problem) for problem in problems[:5]))
        self.problems = problems


def _placed(problem: Problem) -> str:
    return f"{problem.element}：{problem}" if problem.element else str(problem)
