"""Legal time in a whole assessment: the window for a dispute starts with receipt and moves with a notice."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.business.public_notices.queries import running_notices
from app.business.public_notices.records import PublicNotice
from app.casework.clocks.enter_year_notice import enter_year_notice
from app.identity.actor import Actor, Membership
from app.scenarios.player import MAIN, Play
from app.storage.clock_ledgers import clocks_of
from app.storage.database import Database
from app.storage.records import CaseFile, Clock
from app.workcalendar.moments import SHANGHAI
from app.workcalendar.notices import Holiday, YearNotice
from app.workcalendar.published_years import published_day
from tests import stages

RECEIPT = {
    "outcome": "delivered",
    "sent_at": "2026-05-19 10:00",
    "received_at": "2026-05-20",
    "proof": ["回执.jpg"],
}
WINDOW_ENDS = date(2026, 6, 3)


@pytest.fixture
def delivery(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """The letter is written and waits to be delivered."""
    play = stages.play_until(sqlite_database, tmp_path, "deliver_letter/record_delivery")
    yield play
    play.stage.platform.close()


def window(play: Play) -> Clock | None:
    with play.stage.platform.reading_unit() as unit:
        found = clocks_of(unit.session, play.stage.cast.area_id, play.cases[MAIN])
        return next((clock for clock, _ in found if clock.name == "dispute_window"), None)


def state(play: Play) -> str:
    with play.stage.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (play.stage.cast.area_id, play.cases[MAIN]))
        return case.state


def deliver(play: Play) -> None:
    play.stage.travel_to(datetime(2026, 5, 20, 17, 0, tzinfo=SHANGHAI))
    stages.do(play, "tpa", "record_delivery", RECEIPT)


def notice_of_2026(day_off: date) -> YearNotice:
    """The arrangement of 2026 as published, and one more day off."""
    days = [published_day(date(2026, 1, 1) + timedelta(days=number)) for number in range(365)]
    known = [day for day in days if day is not None]
    off = [day for day in known if day.holiday and not day.is_working]
    return YearNotice(
        year=2026,
        title="国务院办公厅关于2026年部分节假日安排的通知",
        number="国办发明电〔2026〕2号",
        issued_on=date(2026, 5, 21),
        holidays=(
            *(Holiday(str(day.holiday), day.date, day.date) for day in off),
            Holiday("另行放假", day_off, day_off),
        ),
        makeup_days=frozenset(day.date for day in known if day.kind == "makeup"),
    )


def enter(play: Play, notice: YearNotice) -> int:
    area = play.stage.cast.area_id
    policy = Actor("policy", "钱策", area, (Membership("o", "agency", "中心", "policy_staff"),))
    with play.stage.platform.unit() as unit:
        return enter_year_notice(unit, policy, notice)


def test_z_x_10_the_window_for_a_dispute_does_not_run_before_receipt_is_recorded(delivery: Play) -> None:
    play = delivery
    play.stage.travel_to(datetime(2026, 5, 29, 9, 0, tzinfo=SHANGHAI))
    assert window(play) is None
    stages.do(play, "tpa", "record_delivery", {**RECEIPT, "received_at": "2026-05-28"})
    started = window(play)
    assert started is not None
    # From the day of receipt, not from the day on which it was written down.
    assert started.started_on == date(2026, 5, 28)


def test_timer_that_waits_for_a_clock_moves_with_it_and_fires_at_the_new_moment(delivery: Play) -> None:
    play = delivery
    deliver(play)
    before = window(play)
    assert before is not None
    assert before.due_on == WINDOW_ENDS
    play.stage.travel_to(datetime(2026, 5, 22, 9, 0, tzinfo=SHANGHAI))
    assert enter(play, notice_of_2026(date(2026, 6, 1))) == 1
    play.stage.travel_to(datetime(2026, 6, 4, 12, 0, tzinfo=SHANGHAI))
    moved = window(play)
    assert moved is not None
    assert moved.due_on == date(2026, 6, 4)
    assert state(play) == "open"
    play.stage.travel_to(datetime(2026, 6, 5, 0, 0, tzinfo=SHANGHAI))
    assert state(play) == "ended"


def test_notice_that_the_window_does_not_cross_leaves_it_alone(delivery: Play) -> None:
    play = delivery
    deliver(play)
    assert enter(play, notice_of_2026(date(2026, 6, 15))) == 0
    play.stage.travel_to(datetime(2026, 6, 4, 0, 0, tzinfo=SHANGHAI))
    assert state(play) == "ended"


def test_public_notice_stays_up_as_long_as_its_clock_runs(sqlite_database: Database, tmp_path: Path) -> None:
    play = stages.play_until(sqlite_database, tmp_path, "prepare_notice")
    play.play_next()
    published = notice_published(play)
    assert enter(play, notice_of_2026(published.ends_on)) == 1
    play.stage.travel_to(play.stage.clock.moment)
    moved = notice_published(play)
    assert moved.ends_on > published.ends_on
    assert moved.ends_at == datetime.combine(moved.ends_on + timedelta(days=1), time(), SHANGHAI)
    play.stage.platform.close()


def notice_published(play: Play) -> PublicNotice:
    with play.stage.platform.reading_unit() as unit:
        [found] = running_notices(unit.session, play.stage.cast.area_id, play.cases[MAIN])
        return found
