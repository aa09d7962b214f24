"""Events on the border of an activity: withdrawal, reminders, lapse."""

import pytest
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.exceptions import WorkflowException

from app.engine.interface import Cycle, NotOpen
from app.feel import parse_duration


def _kinds(case, kind):
    return [event.node.element_id for event in case.step.happenings if event.kind == kind]


def test_a_withdrawal_ends_everything_inside_and_knows_what_was_written(play):
    case = play("withdrawal").start().do("check", grade=3).do("visit", visited=True)
    case.deliver("withdrawn", reason="moved away")
    assert case.step.ended == "was_withdrawn"
    assert case.step.data == {
        "grade": 3,
        "visited": True,
        "wish": {"reason": "moved away"},
        "noted": {"grade": 3, "visited": True},
    }
    assert _kinds(case, "cancelled") == ["supervise", "handling"]
    assert _kinds(case, "caught") == ["withdrawn"]


def test_without_a_withdrawal_the_wait_for_it_ends_with_the_activity(play):
    case = play("withdrawal").start().do("check").do("visit")
    assert case.waits == ["withdrawn"]
    case.do("supervise")
    assert case.step.ended == "done" and case.step.waits == ()


def test_a_repeating_reminder_keeps_its_id_until_it_came_for_the_last_time(play):
    case = play("reminders").start()
    first = case.wait("remind")
    assert first.cycle == Cycle(parse_duration("P5D"), 2)
    case.fire("remind")
    assert [throw.payload for throw in case.step.throws] == [{"kind": "reminder"}]
    assert case.open == ["review"]
    assert case.wait("remind").id == first.id and case.wait("remind").cycle.left == 1
    case.fire("remind")
    assert case.waits == ["too_late"] and case.open == ["review"]
    with pytest.raises(NotOpen):
        case.engine.fire(case.definition, case.step.state, first.id, case.host)


def test_a_reminder_never_decides_the_outcome(play):
    case = play("reminders").start().fire("remind").do("review", decision="pass")
    assert case.step.ended == "done"


def test_reminders_do_not_make_the_state_grow(play):
    case = play("reminders").start().fire("remind")
    once = len(case.step.state)
    case.fire("remind")
    assert len(case.step.state) <= once


def test_an_interrupting_timer_takes_the_place_of_the_task(play):
    case = play("reminders").start().fire("remind").fire("too_late")
    assert case.open == ["explain"] and case.waits == []
    assert _kinds(case, "cancelled") == ["review", "remind"]
    assert case.do("explain").step.ended == "lapsed"


def test_the_stock_boundary_message_is_heard_only_once(stock):
    case = stock("stock_objection")
    event = BpmnEvent(MessageEventDefinition("objection"), payload={})
    case.workflow.send_event(event)
    case.workflow.do_engine_steps()
    with pytest.raises(WorkflowException, match="not waiting"):
        case.workflow.send_event(event)


def test_a_message_marked_once_is_heard_once_and_no_longer_awaited(play):
    case = play("one_objection").start()
    assert not case.wait("objected").interrupting
    case.deliver("objected", by="chen")
    assert sorted(case.open) == ["hear", "publish"] and case.waits == []
    assert case.task("hear").data == {"objection": {"by": "chen"}}
    assert "objection" not in case.task("publish").data


def test_both_ways_end_before_the_process_does_and_their_data_comes_together(play):
    case = play("one_objection").start().deliver("objected", by="chen").do("publish")
    assert case.open == ["hear"] and case.step.ended is None
    case.do("hear", finding="not_true")
    assert case.step.ended == "published"
    assert case.step.data == {"objection": {"by": "chen"}, "finding": "not_true"}
