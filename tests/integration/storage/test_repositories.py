"""The statements of the hot path do what they say, and only once."""

import threading
from datetime import timedelta

import pytest

from app.domain.errors import ConcurrentChange, NotFound
from app.storage.drafts import remove_drafts, save_draft
from app.storage.journal import Line
from app.storage.numbers import next_number
from app.storage.records import Draft, Instance, WorkItem
from app.storage.repositories import (
    add_rows,
    cancel_items,
    claim_item,
    complete_item,
    load_case,
    load_instance,
    load_work,
    open_state,
    release_item,
    save_state,
)
from app.storage.unit_of_work import Workplace
from app.storage.vault import row_key
from tests.builders import (
    AREA,
    MOMENT,
    make_account,
    make_area,
    make_case,
    make_instance,
    make_release,
    make_work_item,
    statements,
)

ITEM, INSTANCE, CASE = "item-1", "instance-1", "case-1"


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """A case with one instance and one open work item, and eight accounts."""
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        make_area(unit, "other", name="另一统筹区")
        for number in range(8):
            make_account(unit, id=f"account-{number}")
        instance = make_instance(unit, make_case(unit, id=CASE), make_release(unit), id=INSTANCE)
        make_work_item(unit, instance, id=ITEM, task_id="task-1")
    return workplace


def test_work_is_loaded_with_its_case_in_one_statement(office: Workplace) -> None:
    with statements(office.database) as sent, office.unit(MOMENT) as unit:
        sent.clear()
        case, instance, item = load_work(unit, AREA, ITEM)
        assert (case.id, instance.id, item.id) == (CASE, INSTANCE, ITEM)
        assert open_state(unit, instance) == "{}"
        assert len(sent) == 1


def test_another_area_finds_nothing(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        for load, one in ((load_work, ITEM), (load_instance, INSTANCE), (load_case, CASE)):
            with pytest.raises(NotFound):
                load(unit, "other", one)


def test_each_saved_state_is_the_next_version(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        _, instance = load_instance(unit, AREA, INSTANCE)
        save_state(unit, instance, "second")
        save_state(unit, instance, "third", ended_as="withdrawn")
    with office.unit(MOMENT) as unit:
        _, instance = load_instance(unit, AREA, INSTANCE)
        assert (open_state(unit, instance), instance.version) == ("third", 3)
        assert (instance.status, instance.ended_as) == ("ended", "withdrawn")


def test_state_saved_on_an_old_version_is_refused(office: Workplace) -> None:
    with pytest.raises(ConcurrentChange), office.unit(MOMENT) as unit:
        _, instance = load_instance(unit, AREA, INSTANCE)
        instance.version = 0
        with unit.session.no_autoflush:
            save_state(unit, instance, "lost")


def test_of_eight_claims_at_once_one_wins(office: Workplace) -> None:
    won, ready = [], threading.Barrier(8)

    def claim(account_id: str) -> None:
        ready.wait()
        with office.unit(MOMENT) as unit:
            _, _, item = load_work(unit, AREA, ITEM)
            if claim_item(unit, item, account_id):
                unit.journal.append(AREA, CASE, Line("claimed", actor_id=account_id))
                won.append(account_id)

    threads = [threading.Thread(target=claim, args=(f"account-{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    with office.reading_unit(MOMENT) as unit:
        item = unit.session.get(WorkItem, (AREA, ITEM))
        assert item is not None
        assert item.claimed_by == won[0]


def test_work_is_put_back_by_who_claimed_it_only(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        _, _, item = load_work(unit, AREA, ITEM)
        assert claim_item(unit, item, "account-1")
        assert not release_item(unit, item, "account-2")
        assert release_item(unit, item, "account-1")
        assert item.claimed_by is None


def test_work_is_completed_once_and_by_who_has_it(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        _, _, item = load_work(unit, AREA, ITEM)
        claim_item(unit, item, "account-1")
        assert not complete_item(unit, item, "account-2")
        assert complete_item(unit, item, "account-1")
        assert not complete_item(unit, item, "account-1")
        assert (item.state, item.ended_by, item.ended_at) == ("done", "account-1", MOMENT)


def test_cancelled_work_loses_its_drafts(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        _, instance, item = load_work(unit, AREA, ITEM)
        save_draft(unit, item, "account-1", "v1", {"decision": "accept"})
        cancel_items(unit, instance, ["task-1"])
    with office.unit(MOMENT) as unit:
        _, _, item = load_work(unit, AREA, ITEM)
        assert item.state == "cancelled"
        assert unit.session.get(Draft, (AREA, ITEM, "account-1")) is None


def test_draft_saved_again_replaces_the_first(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        _, _, item = load_work(unit, AREA, ITEM)
        save_draft(unit, item, "account-1", "v1", {"decision": "accept"})
        save_draft(unit, item, "account-1", "v2", {"decision": "supplement"})
        draft = unit.session.get_one(Draft, (AREA, ITEM, "account-1"))
        assert draft.form_version == "v2"
        place = row_key(AREA, ITEM, "account-1")
        assert unit.vault.open("draft.values", place, draft.values) == {"decision": "supplement"}
        remove_drafts(unit, item)
        assert unit.session.get(Draft, (AREA, ITEM, "account-1"), populate_existing=True) is None


def test_numbers_have_no_gap_and_start_again_in_each_series(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        assert [next_number(unit, AREA, "GS-2026") for _ in range(3)] == [1, 2, 3]
        assert next_number(unit, AREA, "GS-2027") == 1
        assert next_number(unit, "other", "GS-2026") == 1


def test_number_of_a_refused_unit_is_given_again(office: Workplace) -> None:
    with pytest.raises(NotFound), office.unit(MOMENT) as unit:
        next_number(unit, AREA, "GS-2026")
        raise NotFound()
    with office.unit(MOMENT) as unit:
        assert next_number(unit, AREA, "GS-2026") == 1


def test_completing_a_task_needs_few_statements(office: Workplace) -> None:
    with statements(office.database) as sent, office.unit(MOMENT) as unit:
        sent.clear()
        _, instance, item = load_work(unit, AREA, ITEM)
        complete_item(unit, item, "account-1")
        remove_drafts(unit, item)
        save_state(unit, instance, "next")
        rows = [_next_item(number) for number in range(3)]
        add_rows(unit, WorkItem, rows)
        for kind in ("form_submitted", "completed", "entered"):
            unit.journal.append(AREA, CASE, Line(kind, payload={"grade": 4}))
    assert len(sent) == 7


def _next_item(number: int) -> dict[str, object]:
    return {
        "area_id": AREA, "id": f"next-{number}", "case_id": CASE, "instance_id": INSTANCE,
        "task_id": f"next-{number}", "process_id": "ltci_assessment", "element_id": "initial_review",
        "path": "", "name": "初审", "form_id": None, "organisation_kind": "tpa", "post": "tpa",
        "candidates": None, "excludes": (), "due_at": MOMENT + timedelta(days=1), "provisional": False,
        "state": "open", "created_at": MOMENT,
    }  # fmt: skip


def test_rows_of_one_unit_may_be_written_in_any_order(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        unit.session.add(Instance(
            area_id=AREA, id=INSTANCE, case_id="later", process_id="p", release_id=make_release(unit).id,
            version=1, status="running", started_at=MOMENT, state=b"",
        ))  # fmt: skip
        unit.session.flush()
        make_case(unit, id="later")
