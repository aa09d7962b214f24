"""Whether an entry is in force on a day: its days, its condition, its end, its state."""

from dataclasses import dataclass
from datetime import date

import pytest

from app.business.registers.standing import in_force, state_of
from app.casework.releases.register_declarations import read_register

RULE = read_register(
    "ban",
    "{title: 限制, subjects: [person], post: a, readers: [a],"
    " states: {active: {title: 限制中}, lifted: {title: 已解除, over: true}}, conditions: {paid: 已缴}}",
)


@dataclass
class Says:
    since: date = date(2026, 3, 1)
    until: date | None = date(2026, 8, 31)
    state: str = "active"
    condition: str | None = None
    condition_met_on: date | None = None
    ended_on: date | None = None


@pytest.mark.parametrize(
    ("says", "day", "holds"),
    [
        (Says(), date(2026, 2, 28), False),
        (Says(), date(2026, 3, 1), True),
        (Says(), date(2026, 8, 31), True),
        (Says(), date(2026, 9, 1), False),
        (Says(until=None), date(2036, 1, 1), True),
        # The condition outlasts the period, and is met.
        (Says(condition="paid"), date(2026, 9, 1), True),
        (Says(condition="paid", condition_met_on=date(2026, 10, 1)), date(2026, 9, 30), True),
        (Says(condition="paid", condition_met_on=date(2026, 10, 1)), date(2026, 10, 1), False),
        # The period outlasts the condition.
        (Says(condition="paid", condition_met_on=date(2026, 4, 1)), date(2026, 8, 31), True),
        (Says(condition="paid", condition_met_on=date(2026, 4, 1)), date(2026, 9, 1), False),
        # An end is the first day on which it does not hold.
        (Says(ended_on=date(2026, 5, 1)), date(2026, 4, 30), True),
        (Says(ended_on=date(2026, 5, 1)), date(2026, 5, 1), False),
        (Says(condition="paid", ended_on=date(2026, 5, 1)), date(2026, 9, 1), False),
        (Says(state="lifted"), date(2026, 5, 1), False),
    ],
)
def test_an_entry_holds_from_its_first_day_to_its_last(says: Says, day: date, holds: bool) -> None:
    assert in_force(says, RULE, day) is holds


def test_a_state_that_the_register_no_longer_has_bars_nothing() -> None:
    assert state_of(Says(state="old"), RULE).bars == ()
