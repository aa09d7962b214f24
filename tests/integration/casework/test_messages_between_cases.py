"""Messages: handed in by people, and sent from one case to another."""

from dataclasses import replace

import pytest

from app.casework.cases.verify_cases import verify_cases
from app.casework.messages.awaited_messages import awaited_messages
from app.casework.messages.send_message import send_message
from app.casework.run_due_work import run_due_work
from app.domain.errors import CaseEnded, MessageNotAwaited, NotFound
from app.storage.records import CaseFile, Outbox, WorkItem
from tests import builders
from tests.errands_office import Office


@pytest.fixture
def closing(sqlite_office: Office) -> str:
    """A case that waits to be closed, or to be called off."""
    office = sqlite_office
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    office.complete(item_id, {"days": 1})
    office.clock.moment = office.clock.moment.replace(day=20)
    while run_due_work(office.platform):
        pass
    return case_id


def awaited(office: Office, case_id: str) -> tuple[str, ...]:
    with office.platform.reading_unit() as unit:
        return awaited_messages(unit, builders.AREA, case_id)


def test_a_message_is_awaited_while_its_task_is_open(sqlite_office: Office, closing: str) -> None:
    assert awaited(sqlite_office, closing) == ("called_off",)
    assert awaited(sqlite_office, sqlite_office.ask().case_id) == ()


def test_the_asker_calls_the_case_off_and_its_task_is_withdrawn(sqlite_office: Office, closing: str) -> None:
    office = sqlite_office
    item_id = office.only_item(closing, "close")
    with office.platform.unit() as unit:
        done = send_message(unit, office.asker, closing, "called_off", {})
    assert done.ended == "was_called_off"
    with office.platform.reading_unit() as unit:
        assert unit.session.get_one(WorkItem, (builders.AREA, item_id)).state == "cancelled"
        assert list(verify_cases(unit)) == []
    with pytest.raises(CaseEnded), office.platform.unit() as unit:
        send_message(unit, office.asker, closing, "called_off", {})


def test_a_message_that_nobody_awaits_is_refused(sqlite_office: Office, closing: str) -> None:
    with pytest.raises(MessageNotAwaited), sqlite_office.platform.unit() as unit:
        send_message(unit, sqlite_office.asker, closing, "errand_done", {})


def test_to_another_applicant_the_case_does_not_exist(sqlite_office: Office, closing: str) -> None:
    office = sqlite_office
    with office.platform.unit() as unit:
        other = replace(office.asker, account_id=builders.make_account(unit, "旁人").id)
    with pytest.raises(NotFound), office.platform.unit() as unit:
        send_message(unit, other, closing, "called_off", {})


def test_a_thrown_message_opens_a_case_of_the_same_party_in_its_own_transaction(
    sqlite_office: Office, closing: str
) -> None:
    office = sqlite_office
    item_id = office.only_item(closing, "close")
    office.claim(item_id)
    assert office.complete(item_id, {"outcome": "办成"}).ended == "done"
    with office.platform.reading_unit() as unit:
        assert unit.session.query(Outbox).one().state == "waiting"
        assert unit.session.query(CaseFile).filter_by(kind="follow_up").count() == 0
    assert run_due_work(office.platform) == 1
    with office.platform.reading_unit() as unit:
        follow_up = unit.session.query(CaseFile).filter_by(kind="follow_up").one()
        assert (follow_up.parent_case_id, follow_up.channel) == (closing, "message")
        assert unit.session.query(Outbox).one().state == "delivered"
        assert list(verify_cases(unit)) == []
    assert office.only_item(follow_up.id, "follow")
