"""A completion is little work and leaves a small state; `make bench` sets it beside the stock engine."""

from datetime import date
from statistics import median

from tests.work_done import calls_of

FACTS = {f"fact_{number}": {"code": "qualified", "text": "长期护理保险" * 5} for number in range(15)}
TASKS = (
    ("check", {"decision": "accept", "institution": "i1"}),
    ("visit", {"grade": 3}),
    ("supervise", {"seen": True}),
    ("record", {"received": date(2026, 6, 1)}),
)


def test_a_completion_takes_few_calls_and_the_state_stays_below_8_kb(play, host):
    host.services["cases.accept"] = "2026-1"
    calls, largest = [], 0
    case = play("first_case")
    for _ in range(5):
        case.start(**FACTS)
        for task, values in TASKS:
            calls.append(calls_of(lambda task=task, values=values: case.do(task, **values)))
            largest = max(largest, len(case.step.state.encode()))
        assert case.step.ended == "done"
    assert median(calls) < 4_000
    assert largest < 8_000
