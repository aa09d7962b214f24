"""The scheduler: one a database, awake when something falls due."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Platform, Settings, build_platform
from app.scheduler import Scheduler, start_scheduler
from app.storage import due_work
from app.storage.database import Database
from app.storage.records import DueWork
from app.storage.unit_of_work import UnitOfWork
from tests import builders


@pytest.fixture
def platform(database: Database, tmp_path: Path) -> Iterator[Platform]:
    url = database.url.render_as_string(hide_password=False)
    platform = build_platform(Settings(url, tmp_path, synchronous="OFF"))
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


def wait_for(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + 4
    while not happened() and time.monotonic() < end:
        time.sleep(0.02)
    return happened()


def test_what_fell_due_before_the_start_is_done_at_once(platform: Platform) -> None:
    put(platform, "late", datetime(2026, 1, 1, tzinfo=UTC))
    scheduler = start_scheduler(platform)
    assert wait_for(lambda: attempts(platform, "late") == 1)
    scheduler.shutdown()


def test_the_scheduler_wakes_at_the_next_due_moment_and_not_before(platform: Platform) -> None:
    put(platform, "soon", platform.machine_now() + timedelta(seconds=0.5))
    scheduler = start_scheduler(platform)
    time.sleep(0.2)
    assert attempts(platform, "soon") == 0
    assert wait_for(lambda: attempts(platform, "soon") == 1)
    scheduler.shutdown()


def test_only_one_of_two_schedulers_sweeps(platform: Platform) -> None:
    first, second = Scheduler(platform), Scheduler(platform)
    put(platform, "one", platform.machine_now())
    first.sweep()
    put(platform, "two", platform.machine_now())
    second.sweep()
    assert (attempts(platform, "one"), attempts(platform, "two")) == (1, 0)


def test_another_scheduler_takes_over_at_once_after_a_shutdown(platform: Platform) -> None:
    first, second = start_scheduler(platform), Scheduler(platform)
    first.shutdown()
    put(platform, "one", platform.machine_now())
    second.sweep()
    assert attempts(platform, "one") == 1
