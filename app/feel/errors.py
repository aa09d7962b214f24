"""What can go wrong with an expression, each as one sentence in Chinese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of an expression gave null: place (1-based) and sentences."""

    line: int
    column: int
    sentence_zh: str
    sentence_en: str


class FeelError(Exception):
    """An expression that cannot be read, or whose result was refused.

    `line` and `column` count from 1; `reasons` are the nulls met on the way, first come first.
    """

    def __init__(
        self,
        sentence_zh: str,
        sentence_en: str,
        line: int = 1,
        column: int = 1,
        reasons: tuple[Reason, ...] = (),
    ) -> None:
        super().__init__(sentence_en)
        self.sentence_zh = sentence_zh
        self.sentence_en = sentence_en
        self.line = line
        self.column = column
        self.reasons = reasons

    def __str__(self) -> str:
        return f"{self.sentence_en} (line {self.line}, column {self.column})"


class LimitExceeded(FeelError):
    """An expression that is too long, too deep, or would take too many steps or too much memory."""


class NullResult(Exception):
    """Raised inside the language where the standard says null; never leaves this package."""

    def __init__(self, sentence_zh: str, sentence_en: str) -> None:
        super().__init__(sentence_en)
        self.sentence_zh = sentence_zh
        self.sentence_en = sentence_en
