"""The way of a case in a few steps."""

from app.portal.milestones import Milestone, way_of
from app.portal.queries import Place
from app.storage.records import CaseFile


def case(**columns: object) -> CaseFile:
    return CaseFile(**{"kind": "ltci_assessment", "state": "open", "outcome": None, **columns})


def place(element_id: str, *path: str) -> Place:
    return Place("ltci_assessment", element_id, path)


def states(way: list[Milestone]) -> str:
    return " ".join(step.state for step in way)


def test_steps_before_the_present_one_are_done() -> None:
    assert states(way_of(case(), [place("initial_review")])) == "done done now ahead ahead ahead ahead"


def test_work_inside_a_call_counts_for_the_step_of_the_call() -> None:
    way = way_of(case(), [place("record_delivery", "assessment_round", "deliver_letter")])
    assert states(way) == "done done done done done now ahead"


def test_of_two_places_the_later_step_counts() -> None:
    both = [place("check_materials"), place("record_visit", "assessment_round", "form_conclusion")]
    assert states(way_of(case(), both)) == "done done done now ahead ahead ahead"


def test_a_case_with_a_conclusion_has_gone_the_whole_way() -> None:
    ended = case(state="ended", outcome="conclusion_not_qualifying")
    assert set(states(way_of(ended, [])).split()) == {"done"}


def test_a_case_that_left_early_or_has_no_known_way_shows_none() -> None:
    assert way_of(case(state="ended", outcome="withdrawn"), []) == []
    assert way_of(case(kind="another"), [place("check_materials")]) == []
    assert way_of(case(), [place("somewhere_new")]) == []
