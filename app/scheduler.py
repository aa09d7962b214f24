"""APScheduler wakes us; the database says what is due. Its memory store is a ticker, never a truth.

One scheduler per database sweeps: it holds a lease, and another takes over when it is gone.
"""

import os
import secrets
import socket
from datetime import UTC, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from app.bootstrap import Platform
from app.business.registers.copies import send_lacking
from app.business.registers.leads import follow_declarations
from app.casework.cases.seal_day import seal_day
from app.casework.papers.forget_uploads import forget_unsubmitted
from app.casework.run_due_work import run_due_work
from app.domain.errors import ConcurrentChange
from app.storage import due_work

# The safety net: work that was put meanwhile, or whose date job was lost, waits no longer than this.
_EVERY = timedelta(seconds=5)
_LEASE = timedelta(seconds=60)
_LEASE_NAME = "scheduler"
_FARTHEST = timedelta(hours=1)
_MOST_ROUNDS = 50


class Scheduler:
    """Sweeps what is due, at the next due moment and every few seconds."""

    def __init__(self, platform: Platform, ticker: BaseScheduler | None = None) -> None:
        self._platform = platform
        self.holder = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"
        self._ticker = ticker or new_ticker()

    def start(self) -> None:
        """Begins to tick, with a sweep at once for what fell due while nobody was there."""
        now = self._platform.machine_now()
        every = _EVERY.total_seconds()
        self._ticker.add_job(self.sweep, "interval", seconds=every, id="safety_net", next_run_time=now)
        for job in (self.seal_day, self.forget_unsubmitted, self.keep_registers):
            self._ticker.add_job(job, "interval", hours=1, id=job.__name__, next_run_time=now)
        self._ticker.start()

    def sweep(self) -> int:
        """Does what is due, if this is the scheduler of the database; how many pieces were done."""
        if not self._hold_lease(_LEASE):
            return 0
        done = 0
        for _ in range(_MOST_ROUNDS):
            ran = run_due_work(self._platform)
            done += ran
            if not ran or not self._hold_lease(_LEASE):
                break
        self._wake_at_next_due()
        return done

    def seal_day(self) -> None:
        """Signs the ends of the journals, once a legal day however often it is called."""
        if self._hold_lease(_LEASE):
            with self._platform.unit() as unit:
                seal_day(unit)

    def forget_unsubmitted(self) -> int:
        """Forgets drafts of the public and files that were not submitted in time; how many files."""
        if not self._hold_lease(_LEASE):
            return 0
        with self._platform.unit() as unit:
            return forget_unsubmitted(unit)

    def keep_registers(self) -> None:
        """Follows declarations and lengths that have changed, and copies entries to areas laid since."""
        if self._hold_lease(_LEASE):
            with self._platform.unit() as unit:
                follow_declarations(unit)
                send_lacking(unit)

    def shutdown(self, wait: bool = True) -> None:
        """Stops ticking and lets another scheduler take over at once."""
        self._ticker.shutdown(wait=wait)
        self._hold_lease(timedelta())

    def _hold_lease(self, length: timedelta) -> bool:
        try:
            with self._platform.unit() as unit:
                return due_work.hold_lease(unit, _LEASE_NAME, self.holder, length)
        except ConcurrentChange:
            return False

    def _wake_at_next_due(self) -> None:
        with self._platform.reading_unit() as unit:
            due = due_work.next_due(unit.session)
            # What is due already was put off after a failure, or is another's: the safety net sees to it.
            if due is None or not timedelta() < due - unit.moment < _FARTHEST:
                return
            moment = self._platform.legal_clock.machine_moment_of(due, unit.session)
        if self._ticker.running:
            self._ticker.add_job(self.sweep, "date", run_date=moment, id="next_due", replace_existing=True)


def new_ticker() -> BaseScheduler:
    """What calls us in threads of this process."""
    return BackgroundScheduler(
        timezone=UTC,
        # A job that is late runs once, and late: the default would drop it.
        job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
    )


def start_scheduler(platform: Platform) -> Scheduler:
    """A scheduler that ticks in threads of this process until `shutdown`."""
    scheduler = Scheduler(platform)
    scheduler.start()
    return scheduler
