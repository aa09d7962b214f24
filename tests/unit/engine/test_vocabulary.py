"""Studio and engine know the same attributes."""

import json
from pathlib import Path

import pytest

import app.engine.reading
from app.engine.reading import vocabulary as words

MODDLE = json.loads((Path(app.engine.reading.__file__).parent / "changhu.moddle.json").read_text())
ACTIVITIES = {"FlowElement", "FlowNode", "Activity"}
EVENTS = {"FlowElement", "FlowNode"}
FAMILIES = {
    "startEvent": EVENTS | {"CatchEvent", "StartEvent"},
    "intermediateCatchEvent": EVENTS | {"CatchEvent"},
    "boundaryEvent": EVENTS | {"CatchEvent", "BoundaryEvent"},
    "intermediateThrowEvent": EVENTS | {"ThrowEvent"},
    "endEvent": EVENTS | {"ThrowEvent"},
    **{kind: ACTIVITIES | {kind[0].upper() + kind[1:]} for kind in words.ACTIVITIES},
    **dict.fromkeys(words.GATEWAYS, EVENTS),
}


def _described(families: set[str]) -> set[str]:
    return {
        attribute["name"]
        for described in MODDLE["types"]
        if families & {name.removeprefix("bpmn:") for name in described["extends"]}
        for attribute in described["properties"]
    }


@pytest.mark.parametrize("kind", sorted(words.NODES))
def test_the_studio_can_write_every_attribute_that_the_engine_reads(kind):
    events = words.ALLOWED_EVENTS.get(kind, {None})
    read = set().union(*(words.known_attributes(kind, event) for event in events))
    if kind not in words.ALLOWED_EVENTS:
        read |= words.known_attributes(kind, "message" if kind in {"receiveTask", "sendTask"} else None)
    assert read <= _described(FAMILIES[kind])


def test_lanes_processes_and_flows_are_described_too():
    assert _described({"Lane"}) >= words.ON_LANE
    assert _described({"Process"}) >= words.ON_PROCESS
    assert _described({"FlowElement"}) >= words.ON_FLOW


def test_each_attribute_stands_once_and_in_our_namespace():
    names = [attribute["name"] for described in MODDLE["types"] for attribute in described["properties"]]
    assert len(names) == len(set(names))
    assert (MODDLE["uri"], MODDLE["prefix"]) == (words.CHANGHU, "changhu")
    assert all(attribute["isAttr"] for described in MODDLE["types"] for attribute in described["properties"])
