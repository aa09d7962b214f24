"""A thousand rounds cost what ten cost: nothing that is past is kept."""

from SpiffWorkflow.util.task import TaskState

from tests.work_done import calls_of


def test_the_stock_engine_dies_in_silence_below_a_depth_of_a_thousand(stock):
    case = stock("stock_rounds")
    for _ in range(600):
        if case.open != ["work"]:
            break
        case.do("work", repeat=True)
    assert case.open == []
    assert case.workflow.is_completed() is True
    assert not case.workflow.get_tasks(state=TaskState.READY)


def test_a_loop_of_a_thousand_rounds_stays_as_small_and_as_cheap_as_it_began(play):
    case = play("rounds").start()
    calls = [calls_of(lambda: case.do("work", repeat=True)) for _ in range(1000)]
    small = len(case.step.state)
    assert case.open == ["work"]
    assert small < 200
    assert max(calls[900:]) <= 1.1 * min(calls[5:105])
    assert case.do("work", repeat=False).step.ended == "done"
    assert case.step.state.count("work") == 0


def test_ids_are_never_given_twice(play):
    case = play("rounds").start()
    seen = set()
    for _ in range(50):
        task_id = case.task("work").task_id
        assert task_id not in seen
        seen.add(task_id)
        case.do("work", repeat=True)
