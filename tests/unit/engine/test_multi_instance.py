"""Activities that run once per member of a list."""

import pytest
from SpiffWorkflow.bpmn.exceptions import WorkflowDataException

from app.engine.interface import StepFailed

PANEL = ["zhao", "qian", "sun"]


def test_the_stock_class_cannot_be_entered_a_second_time(stock):
    case = stock("stock_votes", panel=PANEL)
    for member in PANEL:
        case.do("vote", choice=member)
    with pytest.raises(WorkflowDataException):
        case.do("decide", repeat=True)


def test_the_stock_condition_does_not_see_what_is_gathered(stock):
    case = stock("votes_with_two_in_favour", panel=PANEL).do("vote", choice="yes").do("vote", choice="yes")
    assert case.open == ["vote"]


def _panel(play):
    return play("panel_that_votes").start(panel=PANEL).do("propose", proposal="grade 3")


def test_each_member_has_an_own_task_that_nobody_else_may_claim(play):
    case = _panel(play)
    assert [task.candidates for task in case.step.open] == [("zhao",), ("qian",), ("sun",)]
    assert [task.item for task in case.step.open] == PANEL
    assert [task.instance for task in case.step.open] == [0, 1, 2]
    assert case.task("vote", 1).data == {
        "panel": PANEL, "proposal": "grade 3", "votes": [], "member": "qian"
    }  # fmt: skip


def test_two_agreeing_end_the_vote_and_withdraw_the_third(play):
    case = _panel(play).do("vote", 2, vote="yes").do("vote", 0, vote="yes")
    assert case.step.ended == "agreed"
    assert case.step.data["votes"] == ["yes", "yes"]
    cancelled = [event.node.instance for event in case.step.happenings if event.kind == "cancelled"]
    assert cancelled == [1]


def test_one_disagreeing_sends_it_back_and_the_next_vote_begins_empty(play):
    case = _panel(play).do("vote", 0, vote="yes").do("vote", 0, vote="no")
    assert case.open == ["propose"]
    case.do("propose", proposal="grade 4")
    assert len(case.step.open) == 3
    assert case.task("vote").data["votes"] == []
    case.do("vote", vote="yes").do("vote", vote="yes")
    assert case.step.ended == "agreed"


def test_the_gathered_stand_in_the_order_of_the_list_whoever_answers_first(play):
    case = play("stock_votes").start(panel=PANEL)
    for number, vote in [(2, "c"), (0, "a"), (0, "b")]:
        case.do("vote", number, choice=vote)
    assert case.task("decide").data == {"panel": PANEL, "votes": ["a", "b", "c"]}


def test_one_after_the_other_the_next_is_heard_when_the_one_before_has_been(play):
    case = play("each_in_turn").start().do("list", people=PANEL)
    for person in PANEL:
        assert [task.candidates for task in case.step.open] == [(person,)]
        case.do("ask", said=f"I am {person}")
    assert [said["said"] for said in case.task("read").data["statements"]] == [
        "I am zhao",
        "I am qian",
        "I am sun",
    ]


def test_nobody_to_ask_means_nothing_to_wait_for(play):
    case = play("each_in_turn").start().do("list", people=[])
    assert case.task("read").data == {"people": [], "statements": []}


def test_the_activity_counts_once_for_the_host_and_each_instance_for_the_journal(play, host):
    case = play("each_in_turn").start().do("list", people=["zhao"])
    host.done.clear()
    case.do("ask", said="x")
    assert host.done == ["ask", "heard", "hear"]
    kinds = [(event.node.element_id, event.node.instance) for event in case.step.happenings]
    assert ("hear", 0) in kinds and ("hear", None) in kinds


def test_a_number_of_times_counts_from_one(play):
    case = play("counted_instances").start().do("ask", times=3)
    assert [str(half) for half in case.task("read").data["halves"]] == ["0.5", "1", "1.5"]


@pytest.mark.parametrize("times", [10**9, 501, -1, "many", None, [1]])
def test_a_hostile_number_of_instances_fails_at_once(play, times):
    with pytest.raises(StepFailed):
        play("counted_instances").start().do("ask", times=times)


def test_something_that_is_no_list_fails(play):
    with pytest.raises(StepFailed):
        play("each_in_turn").start().do("list", people="zhao")


SITES = [{"name": "east", "inspector": "li"}, {"name": "west", "inspector": "wu"}]


def test_each_instance_of_a_sub_process_lives_with_its_own_data_and_times(play):
    case = play("sites").start(sites=SITES)
    assert [task.candidates for task in case.step.open] == [("li",), ("wu",)]
    assert case.waits == ["called_off", "too_late", "too_late"]
    case.fire("too_late")
    assert [task.candidates for task in case.step.open] == [("wu",)]
    case.do("look", finding="clean")
    assert case.task("summarise").data == {"sites": SITES, "findings": ["nobody came to east", "clean"]}


def test_what_interrupts_the_whole_withdraws_every_instance_inside(play):
    case = play("sites").start(sites=SITES).do("look", finding="clean").deliver("called_off")
    assert (case.step.ended, case.open, case.waits) == ("off", [], [])
    assert case.step.data == {"sites": SITES, "findings": ["clean"]}
