"""What may be done with a case and a work item, and the names of the grades."""

import pytest

from app.domain.case import CaseState
from app.domain.case import check_open as check_case_open
from app.domain.errors import CaseEnded, TaskAlreadyDone, TaskCancelled, TaskNotClaimed, TaskTaken
from app.domain.grades import Grade
from app.domain.work_item import WorkItemFacts, WorkItemState, check_holds, check_may_claim, check_open

FREE = WorkItemFacts(WorkItemState.OPEN)
MINE = WorkItemFacts(WorkItemState.OPEN, claimed_by="li", claimant_name="李敏")
DONE = WorkItemFacts(WorkItemState.DONE, claimed_by="li", ended_by="李敏", ended_at="2026-05-08 10:12")
CANCELLED = WorkItemFacts(WorkItemState.CANCELLED)


def test_nothing_can_be_done_in_an_ended_case() -> None:
    check_case_open(CaseState.OPEN)
    with pytest.raises(CaseEnded):
        check_case_open(CaseState.ENDED)
    assert [state.label for state in CaseState] == ["办理中", "已办结"]


def test_a_free_item_may_be_claimed_and_ones_own_claimed_again() -> None:
    check_may_claim(FREE, "li")
    check_may_claim(MINE, "li")


def test_who_comes_second_learns_who_has_it() -> None:
    with pytest.raises(TaskTaken, match="李敏"):
        check_may_claim(MINE, "wang")
    with pytest.raises(TaskTaken, match="李敏"):
        check_holds(MINE, "wang")


def test_an_item_is_claimed_before_it_is_completed() -> None:
    check_holds(MINE, "li")
    with pytest.raises(TaskNotClaimed):
        check_holds(FREE, "li")


def test_who_comes_too_late_learns_who_did_it_and_when() -> None:
    with pytest.raises(TaskAlreadyDone, match="李敏于2026-05-08 10:12"):
        check_holds(DONE, "li")


def test_a_cancelled_item_is_no_longer_wanted() -> None:
    with pytest.raises(TaskCancelled):
        check_open(CANCELLED)


def test_grades_have_the_names_of_the_standard() -> None:
    assert [grade.label for grade in Grade] == [
        "基本正常",
        "轻度失能",
        "中度失能",
        "重度失能Ⅰ级",
        "重度失能Ⅱ级",
        "重度失能Ⅲ级",
    ]
