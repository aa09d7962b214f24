"""Putting a token elsewhere by hand."""

import pytest

from app.engine.interface import NotOpen, StepFailed


def _relocate(case, task_id, element_id, **data):
    case.step = case.engine.relocate(case.definition, case.step.state, task_id, element_id, data, case.host)
    return case


def test_a_case_goes_back_to_an_earlier_task_with_the_data_of_then(play):
    case = play("calls").start(institution="i1", document={"number": "7"}).do("record", decision="ok")
    _relocate(case, case.task("read").task_id, "deliver", institution="i2", document={"number": "8"})
    assert case.task("record").data == {"deliverer": "i2", "letter": "8"}
    assert [e.node.element_id for e in case.step.happenings if e.kind == "cancelled"] == ["read"]


def test_what_waits_beside_the_task_is_withdrawn_with_it(play):
    case = play("reminders").start()
    _relocate(case, case.task("review").task_id, "explain")
    assert (case.open, case.waits) == (["explain"], [])


def test_a_task_with_events_on_its_border_is_entered_with_them(play):
    case = play("reminders").start().fire("too_late")
    _relocate(case, case.task("explain").task_id, "review")
    assert (case.open, sorted(case.waits)) == (["review"], ["remind", "too_late"])


def test_one_instance_of_several_moves_the_whole(play):
    case = play("panel_that_votes").start(panel=["a", "b"]).do("propose")
    _relocate(case, case.task("vote", 1).task_id, "propose", panel=["c"])
    assert case.open == ["propose"] and case.task("propose").data == {"panel": ["c"]}


@pytest.mark.parametrize("element", ["join", "began", "nowhere"])
def test_a_join_or_a_start_or_nothing_cannot_be_entered(play, element):
    case = play("two_branches").start()
    with pytest.raises(StepFailed):
        _relocate(case, case.task("watch").task_id, element)


def test_an_event_on_a_border_is_not_moved_alone(play):
    case = play("reminders").start()
    with pytest.raises(NotOpen):
        _relocate(case, case.wait("remind").id, "explain")
