"""Edges of SpiffWorkflow as it comes that no other file shows, and the walls around what we use of it."""

import subprocess
import sys
from datetime import date

import pytest
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.exceptions import WorkflowException
from SpiffWorkflow.util.task import TaskState

from app.engine.interface import BpmnFault, StepFailed
from app.engine.reading.diagrams import parse_definition
from app.engine.reading.problems import DiagramRefused
from tests.unit.engine.conftest import HERE, Played


def test_a_stock_service_task_stays_started_for_ever(stock):
    case = stock("stock_service")
    assert not case.workflow.completed
    assert case.workflow.get_tasks(spec_name="tell")[0].state == TaskState.STARTED


def test_our_service_task_is_done_when_its_function_is(play, host):
    assert play("stock_service").start().step.ended == "done"
    assert host.asked == [("x.tell", {})]


def test_of_two_plain_starts_the_stock_engine_runs_one_in_silence(stock):
    assert stock("two_plain_starts").open == ["one"]


def test_two_plain_starts_are_refused(play):
    with pytest.raises(DiagramRefused, match="一个普通的开始"):
        play("two_plain_starts")


def test_a_choice_of_which_no_condition_holds_is_an_incident_and_nothing_moved(play):
    case = play("choice_without_default").start()
    before = case.step.state
    with pytest.raises(StepFailed) as failed:
        case.do("ask", way=3)
    assert failed.value.element == "which" and case.step.state == before
    assert case.do("ask", way=2).step.ended == "right"


def test_stock_data_with_a_certain_key_is_never_read_again(stock):
    case = stock("rounds", fact={"typename": "x", "a": 1})
    serializer = BpmnWorkflowSerializer()
    with pytest.raises(TypeError, match="not callable"):
        serializer.deserialize_json(serializer.serialize_json(case.workflow))


def test_stock_data_with_a_day_is_not_written(stock):
    case = stock("rounds", day=date(2026, 1, 1))
    with pytest.raises(TypeError):
        BpmnWorkflowSerializer().serialize_json(case.workflow)


def test_a_stock_script_that_fails_leaves_half_of_what_it_wrote(stock):
    case = stock("rounds")
    task = case.workflow.get_tasks(state=TaskState.READY)[0]
    with pytest.raises(WorkflowException):
        case.workflow.script_engine.execute(task, "x = 1\ny = 1/0")
    assert task.data["x"] == 1


def test_python_in_a_script_is_no_expression_and_refused(play):
    with pytest.raises(DiagramRefused, match="有误"):
        play("python_in_a_script")


@pytest.mark.parametrize("text", ["__import__('os').getpid()", "().__class__.__bases__", "exec('x')"])
def test_python_in_a_condition_is_refused_or_unknown(text, host):
    content = (HERE / "rounds.bpmn").read_text()
    content = content.replace(">repeat</", f">{text}</")
    with pytest.raises((DiagramRefused, StepFailed)):
        Played(parse_definition({"rounds": content.encode()}, "rounds"), host).start().do("work")


def test_a_fault_in_one_instance_is_caught_on_the_border_of_the_whole(play, host):
    host.services["x.tell"] = lambda given: (_ for _ in ()).throw(BpmnFault("no", given["who"]))
    case = play("instances_of_service_tasks").start(all=["a", "b"])
    assert case.step.ended == "was_refused"
    assert case.step.data["why"] == {"code": "no", "message": "a"}
    assert len(host.asked) == 1


def test_a_timer_may_compute_which_clock_it_waits_for(play, host):
    host.services["x.tell"] = lambda given: given["who"].upper()
    case = play("instances_of_service_tasks").start(all=["a", "b"], which_clock="public_notice")
    assert case.wait("later").clock == "public_notice"
    assert case.fire("later").step.data["answers"] == ["A", "B"]


def test_the_engine_loads_nothing_of_spiffworkflow_that_evaluates_unpickles_or_decides():
    program = (
        "import sys, app.engine.process_engine;"
        "print([m for m in sys.modules if m.startswith('SpiffWorkflow') and any(p in m for p in"
        " ('.dmn', '.spiff', '.camunda', 'serializer.dict', 'specs.Transform', 'bpmn.serializer'))])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    # SpiffWorkflow imports this one itself; no node of ours is of its kind.
    assert answer.stdout.strip() == "['SpiffWorkflow.specs.Transform']"
