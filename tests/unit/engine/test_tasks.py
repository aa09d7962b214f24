"""Tasks of persons, functions, expressions and tables; expected failures."""

import pytest

from app.domain.errors import DataRefused, ReservedKey
from app.engine.interface import BpmnFault, NotOpen, StepFailed


@pytest.fixture
def decisions(play, host):
    host.decisions = {"scale_grade": 3, "qualifying": True}
    host.services["reading.record"] = {"id": "r1"}
    return play("decisions").start(score=12, team=["a", "b"], author="c")


def test_a_table_sees_all_data_or_what_it_is_asked_with(decisions, host):
    assert host.asked[0] == ("scale_grade", {"score": 12, "team": ["a", "b"], "author": "c"})
    assert host.asked[1] == ("qualifying", {"grade": 3})


def test_a_script_is_one_expression_with_one_result(decisions):
    assert decisions.task("read").data["text"] == "yes"


def test_who_may_do_a_task_is_said_with_it(decisions):
    task = decisions.task("read")
    assert (task.candidates, task.excludes) == (("a", "b"), ("c",))


def test_a_recorder_gets_the_whole_submission_and_the_data_what_the_task_keeps(decisions, host):
    decisions.do("read", agree=True, remark="long text")
    assert host.asked[-1] == ("reading.record", {"agree": True, "remark": "long text"})
    data = decisions.step.data
    assert (data["agree"], data["record"]) == (True, {"id": "r1"})
    assert "remark" not in data


def test_a_task_is_completed_once(decisions):
    task_id = decisions.task("read").task_id
    decisions.do("read", agree=True)
    with pytest.raises(NotOpen):
        decisions.engine.complete(decisions.definition, decisions.step.state, task_id, {}, decisions.host)


@pytest.mark.parametrize("key", ["_agree", "typename", "", "a\x00b", "a\ud800"])
def test_reserved_names_are_refused_at_the_door(decisions, key):
    with pytest.raises((ReservedKey, DataRefused)):
        decisions.do("read", agree={"inner": {key: 1}})


def test_hostile_values_are_refused_at_the_door(decisions):
    deep: object = 1
    for _ in range(30):
        deep = [deep]
    for value in (deep, float("nan"), 1.5, object(), "\ud800", {1: 2}, b"x"):
        with pytest.raises(DataRefused):
            decisions.do("read", agree=value)


def test_an_expected_failure_goes_the_way_that_is_drawn(play, host):
    host.services["teams.form"] = BpmnFault("no_team", "nobody is free")
    case = play("service_faults").start(area="longyuan")
    assert case.open == ["beside", "by_hand"]
    assert case.task("by_hand").data["fault"] == {"code": "no_team", "message": "nobody is free"}


def test_an_expected_failure_that_nothing_catches_becomes_an_incident(play, host):
    host.services["teams.form"] = BpmnFault("another code")
    with pytest.raises(StepFailed) as failed:
        play("service_faults").start(area="longyuan")
    assert failed.value.element == "form_team"


def test_any_other_failure_reaches_the_caller_as_it_is(play, host):
    def broken(parameters):
        raise ZeroDivisionError

    host.services["teams.form"] = broken
    with pytest.raises(ZeroDivisionError):
        play("service_faults").start(area="longyuan")


def test_a_fault_is_caught_by_the_activity_around_and_what_is_inside_is_withdrawn(play, host):
    host.services["teams.form"] = BpmnFault("anything")
    case = play("faults_from_within").start(n=1)
    assert case.open == ["look"]
    case.do("look")
    assert case.open == ["look_again"]
    assert [e.node.element_id for e in case.step.happenings if e.kind == "cancelled"] == ["do_it", "assess"]


def test_a_recorders_fault_is_caught_too(play, host):
    host.services["looks.record"] = BpmnFault("blurred")
    assert play("faults_from_within").start(n=1).do("look").open == ["look_again"]


def test_an_error_end_leaves_its_sub_process_with_what_was_written(play, host):
    host.services["teams.form"] = BpmnFault("anything")
    case = play("faults_from_within").start(n=1).do("look").do("look_again", seen="x")
    assert case.task("explain").data == {"n": 1, "seen": "x", "why": {"code": "no_team", "message": ""}}


def test_the_answer_of_a_function_must_be_plain_data(play, host):
    for answer in (object(), {"_hidden": 1}, 1.5):
        host.services["teams.form"] = answer
        with pytest.raises(StepFailed) as failed:
            play("service_faults").start(area="longyuan")
        assert failed.value.element == "form_team"


@pytest.mark.parametrize("given", [None, "text", [1], 5])
def test_parameters_must_be_an_object_with_names(play, given):
    with pytest.raises(StepFailed) as failed:
        play("parameters").start(given=given)
    assert failed.value.element == "tell"
