"""The way of a case in a few steps."""

from app.casework.releases.told import Told
from app.casework.releases.told_reading import read_told
from app.portal.milestones import Milestone, way_of
from app.storage.records import CaseFile

ERRAND = """
way:
  - title: 提出
  - title: 核对
    at: [check, deliver_lapse]
  - title: 上门
    at: [visiting/record_visit]
  - title: 可以复评
    at: [window]
    yours: true
whole_way: [granted]
"""
TOLD = Told("errand", {"errand": read_told(ERRAND, "errand")})


def case(**columns: object) -> CaseFile:
    return CaseFile(**{"kind": "errand", "state": "open", "outcome": None, **columns})


def states(way: list[Milestone]) -> str:
    return " ".join(step.state for step in way)


def test_steps_before_the_present_one_are_done() -> None:
    assert states(way_of(case(), [("errand", "check")], TOLD)) == "done now ahead ahead"


def test_work_inside_a_call_counts_for_the_step_of_the_call() -> None:
    way = way_of(case(), [("sub_delivery", "record_delivery"), ("errand", "deliver_lapse")], TOLD)
    assert states(way) == "done now ahead ahead"


def test_a_step_may_name_an_element_of_a_called_process() -> None:
    assert states(way_of(case(), [("visiting", "record_visit")], TOLD)) == "done done now ahead"


def test_an_element_of_another_process_with_the_same_id_is_not_meant() -> None:
    assert way_of(case(), [("another", "check"), ("errand", "record_visit")], TOLD) == []


def test_of_two_places_the_later_step_counts() -> None:
    both = [("errand", "check"), ("errand", "window")]
    way = way_of(case(), both, TOLD)
    assert states(way) == "done done done now"
    assert [step.yours for step in way] == [False, False, False, True]


def test_a_case_that_reached_the_end_has_gone_the_whole_way() -> None:
    ended = case(state="ended", outcome="granted")
    assert set(states(way_of(ended, [], TOLD)).split()) == {"done"}


def test_a_case_that_left_early_or_has_no_known_way_shows_none() -> None:
    assert way_of(case(state="ended", outcome="withdrawn"), [], TOLD) == []
    assert way_of(case(), [("errand", "check")], Told("errand")) == []
    assert way_of(case(), [("errand", "somewhere_new")], TOLD) == []
