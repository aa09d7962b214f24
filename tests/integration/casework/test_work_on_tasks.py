"""Claiming, putting back, handing over, drafting and completing, by those who may."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.casework.tasks.hand_over import hand_over
from app.casework.tasks.release_work import release_work
from app.casework.tasks.save_draft import save_draft
from app.casework.tasks.view_work import view_work
from app.domain.errors import (
    InvalidSubmission,
    NotFound,
    NotPermitted,
    SeparationOfDuties,
    StaleForm,
    TaskAlreadyDone,
    TaskNotClaimed,
    TaskTaken,
)
from app.identity.actor import Actor
from app.storage.journal_lines import journal_lines
from app.storage.records import Instance, JournalEntry, WorkItem
from app.storage.submissions import opened_submissions
from tests import builders
from tests.errands_office import Office


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    """One kind of database is enough here: the races are run on both."""
    return sqlite_office


@pytest.fixture
def item_id(office: Office) -> str:
    return office.only_item(office.ask().case_id)


def item_of(office: Office, item_id: str) -> WorkItem:
    with office.platform.reading_unit() as unit:
        return unit.session.get_one(WorkItem, (builders.AREA, item_id))


def test_a_completed_task_leaves_its_submission_journal_line_and_the_next_wait(office: Office) -> None:
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    done = office.complete(item_id, {"days": 3})
    assert (done.next, done.ended) == ((), None)
    with office.platform.reading_unit() as unit:
        view = view_work(unit, office.clerk, item_id)
        submission = opened_submissions(unit, builders.AREA, case_id)[-1]
        assert submission.values == {"days": 3}
        line = unit.session.query(JournalEntry).filter_by(kind="work_completed").one()
        assert (line.actor_id, line.post) == (office.clerk.account_id, "agency_intake")
        assert line.form_version == submission.form_version == view.form.version
        [act] = journal_lines(unit, builders.AREA, case_id, "work_completed")
        assert act["submission"] == submission.id


def test_who_comes_second_learns_who_was_first_and_when(office: Office, item_id: str) -> None:
    office.claim(item_id)
    office.complete(item_id, {"days": 3})
    office.clock.moment += timedelta(hours=1)
    with pytest.raises(TaskAlreadyDone) as refused:
        office.complete(item_id, {"days": 3}, office.colleague)
    assert refused.value.params == {"who": "经办甲", "when": "2026-05-07 10:00"}


def test_a_claimed_task_is_refused_to_the_colleague(office: Office, item_id: str) -> None:
    office.claim(item_id)
    with pytest.raises(TaskTaken) as refused:
        office.claim(item_id, office.colleague)
    assert refused.value.params == {"by": "经办甲"}
    with pytest.raises(TaskTaken):
        office.complete(item_id, {"days": 3}, office.colleague)


def test_a_task_is_claimed_before_it_is_completed(office: Office, item_id: str) -> None:
    with pytest.raises(TaskNotClaimed):
        office.complete(item_id, {"days": 3})


def test_a_task_put_back_is_the_colleagues_to_take(office: Office, item_id: str) -> None:
    office.claim(item_id)
    with office.platform.unit() as unit:
        release_work(unit, office.clerk, item_id)
    office.claim(item_id, office.colleague)
    assert item_of(office, item_id).claimed_by == office.colleague.account_id


def test_a_task_is_handed_over_with_a_reason(office: Office, item_id: str) -> None:
    office.claim(item_id)
    with office.platform.unit() as unit:
        hand_over(unit, office.clerk, item_id, office.colleague, "休假")
    item = item_of(office, item_id)
    assert item.claimed_by == office.colleague.account_id
    with office.platform.reading_unit() as unit:
        [line] = journal_lines(unit, builders.AREA, item.case_id, "work_handed_over")
        assert line == {"to": office.colleague.account_id, "reason": "休假"}


def test_a_task_is_not_handed_to_somebody_who_may_not_do_it(office: Office, item_id: str) -> None:
    office.claim(item_id)
    with pytest.raises(NotPermitted), office.platform.unit() as unit:
        hand_over(unit, office.clerk, item_id, office.asker, "请代办")


def test_a_draft_is_the_persons_own_and_gone_with_the_task(office: Office, item_id: str) -> None:
    office.claim(item_id)
    for typed in ("3x", "4"):
        with office.platform.unit() as unit:
            save_draft(unit, office.clerk, item_id, {"days": typed})
    assert _draft(office, office.clerk, item_id) == {"days": "4"}
    assert _draft(office, office.colleague, item_id) is None
    office.complete(item_id, {"days": 4})
    assert _draft(office, office.clerk, item_id) is None


def _draft(office: Office, clerk: Actor, item_id: str) -> Mapping[str, object] | None:
    with office.platform.reading_unit() as unit:
        draft = view_work(unit, clerk, item_id).draft
        return draft.values if draft else None


def test_another_post_may_not_work_on_the_task(office: Office, item_id: str) -> None:
    with pytest.raises(NotPermitted):
        office.claim(item_id, office.asker)


@pytest.mark.parametrize("act", [claim_work, release_work, view_work])
def test_a_task_of_another_area_does_not_exist(office: Office, item_id: str, act: object) -> None:
    stranger = replace(office.clerk, area_id="elsewhere")
    with pytest.raises(NotFound), office.platform.unit() as unit:
        act(unit, stranger, item_id)  # type: ignore[operator]


def test_completing_a_task_of_another_area_finds_nothing(office: Office, item_id: str) -> None:
    stranger = replace(office.clerk, area_id="elsewhere")
    with pytest.raises(NotFound):
        office.complete(item_id, {"days": 1}, stranger)


def test_a_page_drawn_from_another_form_version_is_stale(office: Office, item_id: str) -> None:
    office.claim(item_id)
    with pytest.raises(StaleForm), office.platform.unit() as unit:
        complete_work(unit, office.clerk, item_id, {"days": 3}, form_version="other")
    with office.platform.unit() as unit:
        version = view_work(unit, office.clerk, item_id).form.version
        complete_work(unit, office.clerk, item_id, {"days": 3}, form_version=version)


def test_a_refused_form_changes_nothing(office: Office, item_id: str) -> None:
    office.claim(item_id)
    before = item_of(office, item_id)
    with pytest.raises(InvalidSubmission):
        office.complete(item_id, {"days": 0})
    after = item_of(office, item_id)
    assert (after.state, after.claimed_by) == (before.state, before.claimed_by) == ("open", before.claimed_by)
    with office.platform.reading_unit() as unit:
        assert len(opened_submissions(unit, builders.AREA, before.case_id)) == 1


def test_what_was_done_under_another_post_since_the_claim_forbids_the_completion(
    office: Office, item_id: str
) -> None:
    office.claim(item_id)
    with office.platform.unit() as unit:
        item = unit.session.get_one(WorkItem, (builders.AREA, item_id))
        instance = unit.session.get_one(Instance, (builders.AREA, item.instance_id))
        done = {"post": "agency_review", "state": "done", "ended_by": office.clerk.account_id}
        builders.make_work_item(unit, instance, **done, ended_at=unit.moment, task_id="reviewed")
    with pytest.raises(SeparationOfDuties):
        office.complete(item_id, {"days": 3})
    assert item_of(office, item_id).state == "open"
