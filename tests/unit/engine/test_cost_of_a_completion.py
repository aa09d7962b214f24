"""A completion costs far less than the transaction around it."""

from datetime import date
from statistics import median
from time import perf_counter

FACTS = {f"fact_{number}": {"code": "qualified", "text": "长期护理保险" * 5} for number in range(15)}


def test_a_completion_takes_less_than_two_milliseconds_and_the_state_stays_below_8_kb(play, host):
    host.services["cases.accept"] = "2026-1"
    times, largest = [], 0
    case = play("first_case")
    for _ in range(50):
        case.start(**FACTS)
        for task, values in [
            ("check", {"decision": "accept", "institution": "i1"}),
            ("visit", {"grade": 3}),
            ("supervise", {"seen": True}),
            ("record", {"received": date(2026, 6, 1)}),
        ]:
            began = perf_counter()
            case.do(task, **values)
            times.append(perf_counter() - began)
            largest = max(largest, len(case.step.state.encode()))
        assert case.step.ended == "done"
    assert median(times) < 0.002
    assert largest < 8_000
