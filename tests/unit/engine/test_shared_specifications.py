"""One specification serves all instances and threads; running never changes it."""

from concurrent.futures import ThreadPoolExecutor

from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.util.task import TaskState


def _fingerprint(definition) -> list[object]:
    return [
        (name, node, sorted((key, repr(value)) for key, value in vars(spec).items() if "_event" not in key))
        for name, process in sorted(definition._specs.items())
        for node, spec in sorted(process.task_specs.items())
    ]


def _listeners(definition) -> int:
    return sum(
        spec.completed_event.n_subscribers()
        for process in definition._specs.values()
        for spec in process.task_specs.values()
    )


def test_after_one_stock_event_sub_process_no_new_instance_ever_completes(stock):
    case = stock("stock_event_part").do("work")
    assert case.workflow.completed
    case.start_again().workflow.send_event(BpmnEvent(MessageEventDefinition("objection"), payload={}))
    case.start_again()
    waiting = [task.task_spec.name for task in case.workflow.get_tasks(state=TaskState.WAITING)]
    assert waiting == ["objected"]
    assert not case.do("work").workflow.completed


def test_playing_every_kind_of_node_leaves_the_specification_as_it_was(play, host):
    votes = play("panel_that_votes")
    withdrawn = play("withdrawal")
    prints = [_fingerprint(case.definition) for case in (votes, withdrawn)]
    votes.start(panel=["a", "b", "c"]).do("propose").do("vote", vote="no").do("propose")
    votes.do("vote", vote="yes").do("vote", vote="yes")
    withdrawn.start().do("check", grade=1).do("visit").deliver("withdrawn")
    assert votes.step.ended and withdrawn.step.ended
    assert prints == [_fingerprint(case.definition) for case in (votes, withdrawn)]
    assert _listeners(votes.definition) == 0


def test_threads_share_a_definition_without_meeting(play, host):
    definition = play("panel_that_votes").definition

    def one(number: int) -> str | None:
        case = play("panel_that_votes")
        case.definition = definition
        case.start(panel=["a", "b", "c"], number=number).do("propose")
        for _ in range(2):
            case.do("vote", vote="yes")
        assert case.step.data["number"] == number
        return case.step.ended

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(one, range(40))) == {"agreed"}
