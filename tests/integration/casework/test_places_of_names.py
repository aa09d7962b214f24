"""Clocks and forms are meant as they are seen from where one stands: two calls of one process do not mix."""

from datetime import date, datetime

import pytest

from app.casework.cases.open_case import open_case
from app.casework.messages.send_message import send_message
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import read_checkout
from app.casework.releases.publish_release import publish_release
from app.casework.run_due_work import run_due_work
from app.casework.tasks.view_work import view_work
from app.scenarios.queries import case_of, open_items
from app.storage.clock_ledgers import clocks_of
from app.storage.records import Clock, Wait
from app.storage.submissions import opened_submissions
from app.workcalendar.moments import SHANGHAI, end_of
from tests import builders
from tests.errands_office import MATERIALS, Office


@pytest.fixture
def waiting(sqlite_office: Office) -> Office:
    with sqlite_office.platform.unit() as unit:
        release = publish_release(unit, read_checkout(MATERIALS), "two_waits")
        deploy_process(unit, builders.AREA, "two_waits", release)
    return sqlite_office


def opened(office: Office, **days: int | None) -> str:
    with office.platform.unit() as unit:
        return open_case(unit, office.asker, "two_waits", days).case_id


def note(office: Office, case_id: str, call: str, text: str) -> None:
    """Completes the first task of a call, which starts the call's clock."""
    item_id = item_of(office, case_id, call)
    office.claim(item_id)
    office.complete(item_id, {"note": text})


def item_of(office: Office, case_id: str, call: str) -> str:
    with office.platform.reading_unit() as unit:
        [found] = [item.id for item in open_items(unit, builders.AREA, case_id) if item.path == call]
        return found


def clocks(office: Office, case_id: str) -> dict[str, Clock]:
    """The clocks by the call in which they stand."""
    with office.platform.reading_unit() as unit:
        rows = [row for row, _ in clocks_of(unit.session, builders.AREA, case_id)]
        return {row.scope.partition(":")[0]: row for row in rows}


def run_until(office: Office, day: date) -> None:
    office.clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)
    while run_due_work(office.platform):
        pass


def test_two_parallel_calls_of_one_process_run_two_clocks(waiting: Office) -> None:
    case_id = opened(waiting, short=10, long=30)
    note(waiting, case_id, "wait_short", "甲")
    note(waiting, case_id, "wait_long", "乙")
    found = clocks(waiting, case_id)
    assert {call: (row.state, row.due_on) for call, row in found.items()} == {
        "wait_short": ("running", date(2026, 5, 17)),
        "wait_long": ("running", date(2026, 6, 6)),
    }
    run_until(waiting, date(2026, 5, 18))
    found = clocks(waiting, case_id)
    assert (found["wait_short"].state, found["wait_short"].ended_on) == ("ended", date(2026, 5, 17))
    assert (found["wait_long"].state, found["wait_long"].ended_on) == ("running", None)
    with waiting.platform.reading_unit() as unit:
        [wait] = unit.session.query(Wait).filter_by(case_id=case_id, kind="timer")
        assert (wait.path, wait.due_at) == ("wait_long", end_of(date(2026, 6, 6)))
    run_until(waiting, date(2026, 6, 7))
    with waiting.platform.reading_unit() as unit:
        assert case_of(unit, builders.AREA, case_id).outcome == "done"


def test_a_form_of_the_other_call_is_not_seen(waiting: Office) -> None:
    case_id = opened(waiting, short=10, long=30)
    note(waiting, case_id, "wait_short", "甲")
    with waiting.platform.reading_unit() as unit:
        view = view_work(unit, waiting.clerk, item_of(waiting, case_id, "wait_long"))
        assert view.context.facts["forms"].keys() == {"asked"}


def test_what_a_call_gives_back_comes_from_its_own_forms(waiting: Office) -> None:
    case_id = opened(waiting, short=1, long=2)
    note(waiting, case_id, "wait_long", "乙")
    note(waiting, case_id, "wait_short", "甲")
    run_until(waiting, date(2026, 5, 20))
    with waiting.platform.reading_unit() as unit:
        scopes = [form.scope.partition(":")[0] for form in opened_submissions(unit, builders.AREA, case_id)]
        case = case_of(unit, builders.AREA, case_id)
    assert scopes == ["", "wait_long", "wait_short"]
    assert case.outcome == "done"


def test_a_clock_without_a_limit_does_not_run_and_its_timer_waits(waiting: Office) -> None:
    case_id = opened(waiting, short=None, long=30)
    note(waiting, case_id, "wait_short", "甲")
    assert clocks(waiting, case_id) == {}
    run_until(waiting, date(2027, 5, 18))
    with waiting.platform.reading_unit() as unit:
        [wait] = unit.session.query(Wait).filter_by(case_id=case_id, kind="timer")
        assert (wait.due_at, wait.clock_id) == (None, None)


def test_an_interruption_ends_the_clocks_of_what_it_leaves(waiting: Office) -> None:
    case_id = opened(waiting, short=10, long=30)
    note(waiting, case_id, "wait_short", "甲")
    note(waiting, case_id, "wait_long", "乙")
    waiting.clock.moment = datetime(2026, 5, 12, 9, tzinfo=SHANGHAI)
    with waiting.platform.unit() as unit:
        send_message(unit, waiting.asker, case_id, "two_waits_off", {})
    assert {row.state for row in clocks(waiting, case_id).values()} == {"ended"}
    assert {row.ended_on for row in clocks(waiting, case_id).values()} == {date(2026, 5, 12)}
    # Nothing inside the calls is seen from outside them.
    with waiting.platform.reading_unit() as unit:
        [item] = open_items(unit, builders.AREA, case_id)
        facts = view_work(unit, waiting.clerk, item.id).context.facts
        assert (facts["forms"].keys(), facts["clocks"]) == ({"asked"}, {})
