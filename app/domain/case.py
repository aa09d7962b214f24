"""The states of a case: open until its process reaches an end, then ended for good."""

from enum import StrEnum

from app.domain.errors import CaseEnded


class CaseState(StrEnum):
    OPEN = "open"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return "办理中" if self is CaseState.OPEN else "已办结"


def check_open(state: CaseState) -> None:
    """Raises CaseEnded where nothing can be done any more. What comes after an end is a case of its own."""
    if state is CaseState.ENDED:
        raise CaseEnded()
