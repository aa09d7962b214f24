"""What an entry means on a day: pure decisions over what it said then."""

from datetime import date
from typing import Protocol

from app.casework.releases.register_declarations import RegisterRule, State


class Says(Protocol):
    """What a decision asks of an entry; the row has all of it, and so has each line of its history."""

    since: date
    until: date | None
    state: str
    condition: str | None
    condition_met_on: date | None
    ended_on: date | None


def in_force(says: Says, rule: RegisterRule, on: date) -> bool:
    """Whether it holds on a day: with a condition, until its last day is past and the condition is met."""
    state = rule.states.get(says.state)
    if on < says.since or (says.ended_on is not None and on >= says.ended_on) or (state and state.over):
        return False
    return says.until is None or on <= says.until or condition_is_open(says, on)


def condition_is_open(says: Says, on: date) -> bool:
    """Whether something besides the last day is still to be met on a day."""
    return says.condition is not None and (says.condition_met_on is None or on < says.condition_met_on)


def state_of(says: Says, rule: RegisterRule) -> State:
    """The state in which it stands; one that the declaration no longer has bars and permits nothing."""
    return rule.states.get(says.state) or State(says.state, says.state)
