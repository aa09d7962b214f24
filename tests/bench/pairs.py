"""Time two things in turn and give the ratio of their best rounds."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

ROUNDS = 15


@dataclass(frozen=True)
class Measure:
    """One line of the bench: a ratio, what it is of, and what it should not exceed."""

    name: str
    ratio: float
    what: str
    aim: float

    def __str__(self) -> str:
        return f"{self.name} {self.ratio:.2f} ({self.what}; aim {self.aim:g} or less)"


def ratio_of(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """How many times longer `one` takes than `other`, by best rounds in turn: load only adds."""
    one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return min(first for first, _ in pairs) / min(second for _, second in pairs)


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
