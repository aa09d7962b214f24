"""Which tasks of the assessment's diagrams come to whom, read from the diagrams alone."""

import pytest

from app.casework.releases.materials import CHECKOUT, reach_of, read_checkout
from app.casework.releases.pinned_release import PinnedRelease, read_release
from app.casework.tasks.offered_tasks import tasks_for
from app.identity.actor import Actor, Membership

NOTICE = "拟写一次性告知书"


@pytest.fixture(scope="module")
def release() -> PinnedRelease:
    files = read_checkout(CHECKOUT)
    return read_release("one", "ltci_assessment", reach_of(files, "ltci_assessment").files)


def somebody(kind: str, post: str) -> Actor:
    return Actor("one", "某人", "longyuan", (Membership("here", kind, "此处", post),))


def test_a_task_of_a_shared_diagram_comes_to_the_post_that_its_caller_names(release: PinnedRelease) -> None:
    assert {NOTICE, "核对申请材料"} <= tasks_for(somebody("tpa", "tpa"), True, release)


@pytest.mark.parametrize("post", ["assess_admin", "assessor", "expert"])
def test_an_institution_is_not_offered_what_the_third_party_does(release: PinnedRelease, post: str) -> None:
    found = tasks_for(somebody("assessment_institution", post), True, release)
    assert found and NOTICE not in found


def test_without_a_third_party_its_tasks_come_to_the_agency(release: PinnedRelease) -> None:
    intake = somebody("agency", "agency_intake")
    assert NOTICE in tasks_for(intake, False, release)
    assert NOTICE not in tasks_for(intake, True, release)


def test_nothing_comes_to_who_only_supervises(release: PinnedRelease) -> None:
    assert tasks_for(somebody("agency", "supervisor"), True, release) == set()
