"""A step late in a long loop against the same step early: nothing may grow with what is behind."""

from collections.abc import Mapping
from datetime import datetime

from app.engine.interface import Node, Step
from app.engine.process_engine import ProcessEngine
from app.engine.reading.diagrams import Definition, parse_definition
from app.feel import HostFunction
from app.workcalendar.moments import SHANGHAI
from tests.bench.pairs import Measure, ratio_of

LOOP = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:bench"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:changhu="https://changhu.dev/bpmn">
  <process id="loop" isExecutable="true">
    <startEvent id="started"/>
    <exclusiveGateway id="again"/>
    <userTask id="work" changhu:keeps="finished"/>
    <exclusiveGateway id="is_finished" default="not_yet"/>
    <endEvent id="ended"/>
    <sequenceFlow id="f1" sourceRef="started" targetRef="again"/>
    <sequenceFlow id="f2" sourceRef="again" targetRef="work"/>
    <sequenceFlow id="f3" sourceRef="work" targetRef="is_finished"/>
    <sequenceFlow id="not_yet" sourceRef="is_finished" targetRef="again"/>
    <sequenceFlow id="f5" sourceRef="is_finished" targetRef="ended">
      <conditionExpression xsi:type="tFormalExpression">finished</conditionExpression>
    </sequenceFlow>
  </process>
</definitions>"""


class BareHost:
    """Lends nothing: the loop asks for nothing."""

    moment = datetime(2026, 5, 6, 9, 0, tzinfo=SHANGHAI)

    def functions_at(self, scope: tuple[str, ...]) -> Mapping[str, HostFunction]:
        return {}

    def decide(self, decision_id: str, inputs: Mapping[str, object], node: Node) -> object:
        raise AssertionError(decision_id)

    def call_service(self, name: str, parameters: Mapping[str, object], node: Node) -> object:
        raise AssertionError(name)

    def completed(self, node: Node, data: Mapping[str, object]) -> None:
        """Nobody listens."""


def after_rounds(definition: Definition, rounds: int) -> Step:
    """The loop with so many tasks completed."""
    engine, host = ProcessEngine(), BareHost()
    step = engine.start(definition, {}, host)
    for _ in range(rounds):
        step = engine.complete(definition, step.state, step.open[0].task_id, {"finished": False}, host)
    return step


def measures() -> list[Measure]:
    definition = parse_definition({"bpmn/loop.bpmn": LOOP.encode()}, "loop")
    early, late = after_rounds(definition, 10), after_rounds(definition, 1000)
    engine, host = ProcessEngine(), BareHost()

    def completing(step: Step) -> None:
        for _ in range(50):
            engine.complete(definition, step.state, step.open[0].task_id, {"finished": False}, host)

    ratio = ratio_of(lambda: completing(late), lambda: completing(early))
    return [Measure("loop-1000-over-10", ratio, "a step after 1,000 completed tasks over one after 10", 1.2)]
