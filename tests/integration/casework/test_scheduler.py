"""The scheduler: one a database, awake when something falls due."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.schedulers.base import BaseScheduler

from app.bootstrap import Platform, Settings, build_platform
from app.scenarios.travel import TravellingClock
from app.scheduler import Scheduler, new_ticker, start_scheduler
from app.storage import due_work
from app.storage.database import Database
from app.storage.records import DueWork
from app.storage.unit_of_work import UnitOfWork
from tests import builders

# A guard against hanging for ever, never a verdict on speed.
STUCK = 120


@pytest.fixture
def clock() -> TravellingClock:
    """The machine's clock, which stands until a test moves it."""
    return TravellingClock(datetime.now(UTC))


@pytest.fixture
def platform(database: Database, tmp_path: Path, clock: TravellingClock) -> Iterator[Platform]:
    url = database.url.render_as_string(hide_password=False)
    platform = build_platform(Settings(url, tmp_path, synchronous="OFF"), machine_clock=clock.now)
    with platform.unit() as unit:
        builders.make_area(unit)
    yield platform
    platform.close()


def put(platform: Platform, key: str, due_at: datetime) -> None:
    """Work of an unknown kind: every attempt fails, and is counted."""
    with platform.unit() as unit:
        due_work.put(unit, builders.AREA, [due_work.Work("unknown", key, due_at, key)])


def attempts(platform: Platform, key: str) -> int:
    with platform.reading_unit() as unit:
        return next(row.attempts for row in _all(unit) if row.unique_key == key)


def _all(unit: UnitOfWork) -> list[DueWork]:
    return unit.session.query(DueWork).all()


class StillTicker(BaseScheduler):
    """Keeps the jobs and calls none: time passes only in the test's mind."""

    def start(self, paused: bool = False) -> None:
        super().start(paused=True)

    def wakeup(self) -> None:
        """There is no thread to be woken."""

    def shutdown(self, wait: bool = True) -> None:
        super().shutdown(wait)


def test_what_fell_due_before_the_start_is_done_at_once(platform: Platform) -> None:
    put(platform, "late", datetime(2026, 1, 1, tzinfo=UTC))
    ticker, swept = new_ticker(), Event()
    ticker.add_listener(lambda event: event.job_id == "safety_net" and swept.set(), EVENT_JOB_EXECUTED)
    scheduler = Scheduler(platform, ticker)
    scheduler.start()
    assert swept.wait(STUCK)
    scheduler.shutdown()
    assert attempts(platform, "late") == 1


def test_the_scheduler_wakes_at_the_next_due_moment_and_not_before(
    platform: Platform, clock: TravellingClock
) -> None:
    due = clock.moment + timedelta(minutes=10)
    put(platform, "later", due + timedelta(minutes=10))
    put(platform, "soon", due)
    ticker = StillTicker(timezone=UTC)
    scheduler = Scheduler(platform, ticker)
    scheduler.start()
    assert scheduler.sweep() == 0
    job = ticker.get_job("next_due")
    assert job.trigger.run_date == due
    clock.moment = due
    job.func()
    assert (attempts(platform, "soon"), attempts(platform, "later")) == (1, 0)


def test_only_one_of_two_schedulers_sweeps(platform: Platform) -> None:
    first, second = Scheduler(platform), Scheduler(platform)
    put(platform, "one", platform.machine_now())
    first.sweep()
    put(platform, "two", platform.machine_now())
    second.sweep()
    assert (attempts(platform, "one"), attempts(platform, "two")) == (1, 0)


def test_another_scheduler_takes_over_at_once_after_a_shutdown(
    platform: Platform, clock: TravellingClock
) -> None:
    first, second = start_scheduler(platform), Scheduler(platform)
    first.shutdown()
    clock.moment += timedelta(microseconds=1)
    put(platform, "one", platform.machine_now())
    second.sweep()
    assert attempts(platform, "one") == 1
