"""The legal "now": the machine's moment, moved in a demo by an offset that stands in the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.plain_rows import plain_rows
from app.storage.records import Setting
from app.workcalendar.moments import SHANGHAI

_KEY = ("platform", "legal_clock.offset_seconds")
_OFFSET = select(Setting.value).where(Setting.scope == _KEY[0], Setting.key == _KEY[1])


@dataclass(frozen=True)
class LegalClock:
    """`movable` is true in a demo only; then each unit of work reads the offset once."""

    movable: bool = False

    def now(self, machine_moment: datetime, session: Session) -> datetime:
        """The legal moment in Asia/Shanghai that belongs to a moment of the machine."""
        return (machine_moment + self.offset(session)).astimezone(SHANGHAI)

    def offset(self, session: Session) -> timedelta:
        """How far the legal clock is ahead of the machine's; always zero where it cannot be moved."""
        if not self.movable:
            return timedelta()
        rows = plain_rows(session, _OFFSET)
        return timedelta(seconds=rows[0].value if rows else 0)

    def machine_moment_of(self, legal: datetime, session: Session) -> datetime:
        """When the machine's clock will show what the legal clock calls `legal`, for waking up."""
        return legal - self.offset(session)

    def move_to(self, legal: datetime, machine_moment: datetime, session: Session) -> None:
        """Sets the offset so that the legal clock shows `legal` now.

        Raises ValueError where it cannot be moved, and for the legal past: what is recorded is not undone.
        """
        if not self.movable:
            raise ValueError("the legal clock can be moved in a demo only")
        if legal < self.now(machine_moment, session):
            raise ValueError("the legal clock does not go back")
        self.begin_at(legal, machine_moment, session)

    def begin_at(self, legal: datetime, machine_moment: datetime, session: Session) -> None:
        """Makes the legal clock show `legal` now, for an office whose history ends there."""
        seconds = (legal - machine_moment).total_seconds()
        session.merge(Setting(scope=_KEY[0], key=_KEY[1], value=seconds))
        session.flush()
