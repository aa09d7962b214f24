"""The shared supplement serves another process than the assessment: no period, the caller's clock stops."""

from datetime import date, datetime
from typing import Any

import pytest

from app.casework.cases.open_case import open_case
from app.casework.messages.send_message import send_message
from app.casework.papers.attachments import keep_attachment
from app.casework.papers.read_letter import read_letter
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.publish_release import publish_release
from app.identity.actor import Actor
from app.scenarios.values import TINY_PDF
from app.storage.clock_ledgers import clocks_of
from app.storage.documents import documents_of
from app.storage.records import Clock, Wait
from app.workcalendar.moments import SHANGHAI
from tests import builders
from tests.errands_office import MATERIALS, Office

APPLICATION = {"organisation": {"name": "康护中心", "uscc": "91629900MA7B000427"}}


@pytest.fixture
def asking(sqlite_office: Office) -> Office:
    materials = {**read_checkout(CHECKOUT), **read_checkout(MATERIALS)}
    with sqlite_office.platform.unit() as unit:
        release = publish_release(unit, materials, "asking")
        deploy_process(unit, builders.AREA, "asking", release)
    return sqlite_office


def limit(office: Office, case_id: str) -> Clock:
    with office.platform.reading_unit() as unit:
        [found] = [row for row, _ in clocks_of(unit.session, builders.AREA, case_id)]
        return found


def do(office: Office, case_id: str, task: str, **values: Any) -> None:
    item_id = office.only_item(case_id, task)
    office.claim(item_id)
    office.complete(item_id, values)


def file_of(office: Office, who: Actor) -> object:
    with office.platform.unit() as unit:
        return keep_attachment(unit, who, "材料.pdf", TINY_PDF)


def test_a_supplement_without_a_period_stops_the_clock_of_its_caller(asking: Office) -> None:
    office = asking
    with office.platform.unit() as unit:
        case_id = open_case(unit, office.asker, "asking", APPLICATION).case_id
    assert limit(office, case_id).due_on == date(2026, 5, 21)
    missing = [{"material": "licence", "problem": "missing", "how_to_fix": "请补交"}]
    do(office, case_id, "issue_supplement", missing_items=missing, notice_text="请补交许可证。")
    with office.platform.reading_unit() as unit:
        [paper] = documents_of(unit.session, builders.AREA, case_id)
        assert "执业许可证" in read_letter(unit, paper)
    do(
        office,
        case_id,
        "record_delivery",
        recipient="subject",
        method="in_person",
        sent_at=office.clock.moment,
        outcome="delivered",
        received_at=office.clock.moment.date(),
        proof=[file_of(office, office.clerk)],
    )
    assert (limit(office, case_id).state, limit(office, case_id).due_on) == ("stopped", None)
    with office.platform.reading_unit() as unit:
        timers = unit.session.query(Wait).filter_by(case_id=case_id, kind="timer").all()
        assert [wait.due_at for wait in timers] == [None]
    office.clock.moment = datetime(2026, 5, 17, 9, tzinfo=SHANGHAI)
    with office.platform.unit() as unit:
        files = {"materials": [file_of(office, office.asker)]}
        send_message(unit, office.asker, case_id, "supplement_received", files)
    # Ten days, from the 7th to the 17th, are not counted.
    assert (limit(office, case_id).state, limit(office, case_id).due_on) == ("running", date(2026, 5, 31))
