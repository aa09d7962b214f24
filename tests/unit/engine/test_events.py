"""Timers that tell until when they wait, messages that are handed to one, ends."""

from datetime import date, datetime

import pytest
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent

from app.engine.interface import NotOpen, StepFailed
from app.feel import parse_duration


def test_each_kind_of_timer_tells_until_when_it_waits(play):
    case = play("timer_kinds").start(length="P3M")
    assert case.step.waits[0].due == date(2026, 6, 1)
    case.fire("on_day")
    assert case.step.waits[0].due == datetime.fromisoformat("2026-06-01T10:00:00+08:00")
    case.fire("on_moment")
    assert case.step.waits[0].due == parse_duration("P5D")
    case.fire("after_days")
    assert case.step.waits[0].due == parse_duration("P3M")
    case.fire("after_months")
    assert (case.step.waits[0].clock, case.step.waits[0].due) == ("public_notice", None)
    assert case.fire("by_clock").step.ended == "done"


def test_no_timer_fires_by_itself_however_late_it_is(play, host):
    case = play("timer_kinds").start(length="P3M")
    host.moment = host.moment.replace(year=2036)
    assert case.engine.look(case.definition, case.step.state, host).waits == case.step.waits


@pytest.mark.parametrize("length", ["P300000000M", "-P1D", "P99999D", "nonsense", None, 5])
def test_a_hostile_length_fails_at_once(play, length):
    case = play("timer_kinds").start(length=length).fire("on_day").fire("on_moment")
    with pytest.raises(StepFailed) as failed:
        case.fire("after_days")
    assert failed.value.element == "after_months"


def test_two_stock_timers_behind_one_gateway_are_never_told_apart(stock):
    case = stock("stock_timers")
    gateway = case.workflow.spec.task_specs["which_first"].event_definition
    ten, thirty = gateway.event_definitions
    task = case.workflow.get_tasks(spec_name="which_first")[0]
    case.workflow.refresh_timers()
    assert task.internal_data.get("event_value") is not None
    assert ten.details(task).value == thirty.details(task).value


def test_behind_an_event_gateway_each_timer_has_its_own_time(play):
    case = play("first_of_three").start()
    assert case.waits == ["received", "day_ten", "day_thirty"]
    assert [str(wait.due) for wait in case.step.waits if wait.due] == ["P10D", "P30D"]


@pytest.mark.parametrize(
    ("event", "ended"), [("day_ten", "late"), ("day_thirty", "very_late"), ("received", None)]
)
def test_the_first_event_withdraws_the_others(play, event, ended):
    case = play("first_of_three").start()
    if event == "received":
        case.deliver(event, pages=3)
        assert case.task("check").data == {"materials": {"pages": 3}}
    else:
        case.fire(event)
    assert case.step.ended == ended and case.step.waits == ()


def test_a_throw_leaves_with_its_payload_and_address_alone(play):
    case = play("messages").start(applicant="account/7", number="2026-1", secret="x")
    throw = case.step.throws[0]
    assert (throw.message, throw.to, throw.payload) == (
        "material_received",
        "account/7",
        {"number": "2026-1"},
    )
    assert throw.node.element_id == "tell"


def test_a_throw_is_not_caught_inside_its_own_instance(play):
    case = play("messages").start(applicant="a", number="1")
    assert case.waits == ["answer"] and case.wait("answer").message == "material_received"
    case.deliver("answer", yes=True)
    assert case.step.ended == "told"
    assert case.step.throws[0].payload == {"answer": {"yes": True}}
    assert case.step.throws[0].message == "withdrawn"


def test_a_stock_throw_copies_everything(stock):
    case = stock("messages", applicant="a", number="1", secret="x")
    thrown = case.workflow.get_events()
    assert thrown and thrown[0].payload["secret"] == "x"


def test_one_stock_message_wakes_every_task_that_waits_for_the_name(stock):
    case = stock("excess_messages")
    case.workflow.send_event(BpmnEvent(MessageEventDefinition("material_received"), payload={}))
    case.workflow.do_engine_steps()
    assert case.workflow.completed


def test_a_message_wakes_the_one_task_to_which_it_is_handed(play):
    case = play("excess_messages").start()
    assert case.waits == ["first", "second"]
    case.deliver("second", n=2)
    assert case.waits == ["first"]


def test_another_start_begins_with_its_message(play):
    case = play("messages").start("objection", applicant="a", number="1")
    assert case.waits == ["answer"]
    assert [event.node.element_id for event in case.step.happenings][:1] == ["asked_for"]


def test_what_a_start_message_brings_lies_under_its_result(play):
    case = play("messages").start("objection", applicant="a", number="1")
    assert case.step.data == {"request": {"applicant": "a", "number": "1"}}
    assert case.step.throws[0].payload == {"number": "1"}
    assert play("messages").start(applicant="a", number="1").step.data == {"applicant": "a", "number": "1"}


def test_a_start_message_that_the_process_does_not_know_fails(play):
    with pytest.raises(StepFailed):
        play("messages").start("nothing of the kind")


def test_a_timer_takes_no_message_and_a_message_no_time(play):
    case = play("first_of_three").start()
    with pytest.raises(NotOpen):
        case.fire("received")
    with pytest.raises(NotOpen):
        case.deliver("day_ten")
    with pytest.raises(NotOpen):
        case.engine.fire(case.definition, case.step.state, "no such id", case.host)


def test_a_terminate_end_withdraws_everything_on_its_level_and_inside(play):
    case = play("terminated").start()
    case.do("stop_it", reason="duplicate")
    assert case.step.ended == "stopped" and case.step.open == ()
    cancelled = {event.node.element_id for event in case.step.happenings if event.kind == "cancelled"}
    assert cancelled == {"long_work", "inner", "one", "two"}


def test_a_terminate_end_in_a_called_process_ends_only_that(play):
    case = play("terminated").start().do("two")
    assert sorted(case.open) == ["long_work", "stop_it"]


def test_what_a_branch_wrote_before_the_termination_is_kept(play):
    case = play("terminated").start().do("long_work", half=True).do("stop_it", reason="x")
    assert case.step.data == {"half": True, "reason": "x"}
