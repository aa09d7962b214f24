"""Joins: right in loops, in any order of arrival, and losing nothing that a branch wrote."""

from itertools import product

import pytest

from app.engine.interface import StepFailed
from app.engine.running.merging import _laid_on


def _rounds(case, orders):
    for number, order in enumerate(orders):
        for branch in order:
            case.do(branch)
        last = number == len(orders) - 1
        case.do("decide", repeat=not last)
    return case


ORDERS = [("visit", "supervise"), ("supervise", "visit")]


def test_the_stock_join_fires_early_when_the_order_of_arrival_changes_in_a_loop(stock):
    case = stock("loop_with_two_branches").do("visit").do("supervise").do("decide", repeat=True)
    case.do("supervise")
    assert "decide" in case.open, "SpiffWorkflow was repaired here: look at ParallelGateway again"


@pytest.mark.parametrize("orders", list(product(ORDERS, repeat=4)))
def test_a_join_in_a_loop_waits_for_both_branches_in_every_order_of_arrival(play, orders):
    case = play("loop_with_two_branches").start()
    for number, (first, second) in enumerate(orders):
        assert sorted(case.open) == ["supervise", "visit"]
        case.do(first)
        assert case.open == [second]
        case.do(second)
        assert case.open == ["decide"]
        case.do("decide", repeat=number < 3)
    assert case.step.ended == "done"


def test_the_stock_join_takes_back_what_the_first_branch_changed(stock):
    case = stock("two_branches", grade=1)
    case.do("grade_it", grade=2).do("watch", seen=True)
    assert case.workflow.get_tasks(spec_name="conclude")[0].data["grade"] == 1


def test_a_join_keeps_what_each_branch_changed_since_the_fork(play):
    case = play("two_branches").start(grade=1, notes=["a", "b"], other="x")
    case.do("grade_it", grade=2, notes=["b"]).do("watch", seen=True)
    assert case.task("conclude").data == {"grade": 2, "notes": ["b"], "other": "x", "seen": True}


def test_a_value_that_a_branch_emptied_stays_empty(play):
    case = play("two_branches").start(grade=1, notes=["a"])
    case.do("grade_it", grade=None, notes=[]).do("watch")
    assert case.task("conclude").data == {"grade": None, "notes": []}


@pytest.mark.parametrize("order", [("first", "second", "third"), ("third", "first", "second")])
def test_a_fork_within_a_branch_merges_against_its_own_beginning(play, order):
    case = play("branches_in_branches").start(one=0, two=0)
    for task in order:
        case.do(task, one=1, two=2, noted=3)
    case.do("fourth", four=4)
    assert case.task("last").data == {"one": 1, "two": 2, "noted": 3, "four": 4}


def test_a_second_token_on_one_flow_waits_for_the_next_round(play):
    case = play("excess_tokens").start().do("left").do("left_again")
    assert case.open == ["right"]
    case.do("right")
    assert case.open == ["after"]
    with pytest.raises(StepFailed) as failed:
        case.do("after")
    assert "停住了" in str(failed.value), "the left token can never leave: an incident, not a silent stop"


def test_an_inclusive_join_waits_for_the_branches_that_were_chosen_and_no_others(play):
    case = play("inclusive_choice").start().do("ask", home=True, clinic=True)
    assert case.open == ["at_home", "at_clinic"]
    case.do("at_clinic", b=1)
    assert case.open == ["at_home"]
    case.do("at_home", a=1)
    assert case.task("conclude").data == {"home": True, "clinic": True, "a": 1, "b": 1}


def test_an_inclusive_gateway_takes_the_default_where_no_condition_holds(play):
    assert play("inclusive_choice").start().do("ask", home=False, clinic=False).open == ["by_phone"]


def test_null_in_a_condition_is_a_failure_and_not_false(play):
    case = play("inclusive_choice").start()
    with pytest.raises(StepFailed) as failed:
        case.do("ask", home=True)
    assert failed.value.element == "which_at_clinic"
    assert case.open == ["ask"]


def test_of_two_tokens_on_one_flow_the_one_that_came_first_is_consumed(play):
    case = play("excess_tokens").start().do("left_again", two=2).do("left", one=1).do("right")
    assert case.task("after").data == {"two": 2}


def test_a_join_across_levels_goes_on_in_the_place_of_its_innermost_branch(play):
    """What was written before the inner fork is no change of the inner branches, so another may change it."""
    case = play("joins_across_levels").start().do("outer").do("before_inner", grade=1)
    case.do("inner").do("changing", grade=2)
    assert case.task("last").data["grade"] == 2


def test_branches_may_change_a_name_only_to_the_same():
    """The check of diagrams refuses what would come to this; a join in doubt still does not choose."""
    assert _laid_on({"grade": 0}, [{"grade": 1}, {"grade": 1}, {"grade": 0}])["grade"] == 1
    with pytest.raises(StepFailed) as failed:
        _laid_on({"grade": 0}, [{"grade": 1}, {"grade": 2}])
    assert "grade" in str(failed.value)
