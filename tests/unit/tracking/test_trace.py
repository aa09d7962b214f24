"""The path of a case through a diagram, told from the journal."""

from app.engine.reading.elements import Element, Flow
from app.tracking.trace import Trace, trace_of


def diagram(kinds: dict[str, str], *flows: tuple[str, str]) -> tuple[list[Element], list[Flow]]:
    elements = [Element(name, kind, name, "p") for name, kind in kinds.items()]
    return elements, [Flow(f"{source}_to_{target}", "", "p", source, target) for source, target in flows]


REVIEW = diagram(
    {
        "start": "startEvent",
        "check": "userTask",
        "is_complete": "exclusiveGateway",
        "supplement": "userTask",
        "accept": "serviceTask",
    },
    ("start", "check"),
    ("check", "is_complete"),
    ("is_complete", "supplement"),
    ("is_complete", "accept"),
    ("supplement", "check"),
)


def trace(completed: list[str], waiting: list[str] | None = None) -> Trace:
    return trace_of(*REVIEW, completed, waiting or [])


def test_a_task_that_waits_holds_a_token_and_the_flow_to_it_was_taken() -> None:
    found = trace(["start"], ["check"])
    assert found.done == ("start",)
    assert found.flows == ("start_to_check",)
    assert found.open == {"check": 1}


def test_of_a_gateways_flows_the_one_is_taken_whose_target_came_first() -> None:
    found = trace(["start", "check", "is_complete", "accept"])
    assert "is_complete_to_accept" in found.flows
    assert "is_complete_to_supplement" not in found.flows


def test_a_loop_marks_both_ways_when_both_were_taken() -> None:
    completed = ["start", "check", "is_complete", "supplement", "check", "is_complete", "accept"]
    found = trace(completed)
    assert {"is_complete_to_supplement", "supplement_to_check", "is_complete_to_accept"} <= set(found.flows)
    assert found.done.count("check") == 1


def test_a_parallel_gateway_takes_all_its_flows() -> None:
    elements, flows = diagram(
        {"split": "parallelGateway", "a": "userTask", "b": "userTask"}, ("split", "a"), ("split", "b")
    )
    found = trace_of(elements, flows, ["split", "a"], ["b"])
    assert set(found.flows) == {"split_to_a", "split_to_b"}


def test_several_tokens_on_one_element_are_counted() -> None:
    assert trace([], ["check", "check"]).open == {"check": 2}
