"""Called processes: what is handed over goes in, what is returned comes out, nothing else crosses."""

from datetime import date


def test_stock_calls_share_all_data_both_ways(stock):
    case = stock("stock_calls").do("first", decision="caller", secret="x")
    assert case.workflow.get_tasks(spec_name="record")[0].data["secret"] == "x"
    case.do("record", decision="callee")
    assert case.workflow.get_tasks(spec_name="read")[0].data["decision"] == "callee"


def test_only_what_is_handed_over_crosses_into_a_called_process(play):
    case = play("calls").start(institution="i1", document={"number": "7"}, decision="mine")
    assert case.task("record").data == {"deliverer": "i1", "letter": "7"}
    assert case.task("record").path == ("deliver",)
    assert case.task("record").process_id == "delivery"


def test_a_lane_in_the_called_process_may_name_whom_the_caller_chose(play):
    case = play("calls").start(institution="i1", document={"number": "7"})
    assert (case.task("record").organisation, case.task("record").post) == ("i1", "tpa")


def test_only_what_is_returned_crosses_back_under_one_name(play):
    case = play("calls").start(institution="i1", document={"number": "7"}, decision="mine")
    case.do("record", decision="ok", sent_at=date(2026, 6, 1), junk=1)
    assert case.task("read").data == {
        "institution": "i1",
        "document": {"number": "7"},
        "decision": "mine",
        "delivery": {"at": date(2026, 6, 1), "by": "i1", "outcome": "delivered"},
    }


def test_a_call_without_anything_hands_over_and_brings_back_nothing(play):
    case = play("calls").start(institution="i1", document={"number": "7"})
    case.do("record", decision="ok").do("read")
    assert case.task("record").path == ("nothing_crosses",)
    assert case.task("record").data == {}


def test_nothing_is_kept_of_a_finished_call(play):
    case = play("calls").start(institution="i1", document={"number": "7"}).do("record", decision="ok")
    assert "delivery_began" not in case.step.state and "record" not in case.step.state
