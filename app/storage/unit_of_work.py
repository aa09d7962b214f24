"""The one place that commits: a unit of work is opened by a door and handed to a use case."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from app.domain.errors import ConcurrentChange
from app.storage.database import Database
from app.storage.ids import new_id
from app.storage.journal import Journal
from app.storage.legal_clock import LegalClock
from app.storage.records import Record
from app.storage.vault import Vault

PointHook = Callable[[str], None]

# PostgreSQL: serialisation failure, deadlock, lock not available (lock_timeout); SQLite: busy, locked.
_LOST_RACES = {"40001", "40P01", "55P03"}
_SQLITE_LOST_RACES = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_BUSY_SNAPSHOT"}


def no_point(_name: str) -> None:
    """The hook of production: nothing happens at a crash point."""


@dataclass(frozen=True)
class UnitOfWork:
    """One transaction and what belongs to it.

    `moment` is the legal now (Asia/Shanghai), `machine_moment` the machine's (aware). `tools` is what
    bootstrap hands to use cases. `point(name)` marks where a process may die; a test's hook kills it there.
    """

    session: Session
    moment: datetime
    machine_moment: datetime
    tools: Any
    vault: Vault
    journal: Journal
    point: PointHook = no_point

    def new_id(self) -> str:
        """An id for a new row."""
        return new_id(self.machine_moment)

    def added(self, record: Record) -> bool:
        """Writes a row now; False, and nothing is written, where one with the same unique values exists."""
        try:
            with self.session.begin_nested():
                self.session.add(record)
        except IntegrityError:
            return False
        return True


@dataclass(frozen=True)
class Workplace:
    """What every unit of work of a process shares; made once by bootstrap."""

    database: Database
    vault: Vault
    legal_clock: LegalClock
    tools: Any = None
    point: PointHook = no_point

    @contextmanager
    def unit(self, machine_moment: datetime) -> Iterator[UnitOfWork]:
        """A writing unit: committed if the block ends well, rolled back otherwise.

        Raises ConcurrentChange where the database says that another transaction was first.
        """
        with self.database.session() as session:
            try:
                unit = self._open(session, machine_moment)
                with _points_at_writes(session, self.point):
                    yield unit
                    session.flush()
                    unit.journal.write()
                self.point("before_commit")
                session.commit()
            except DBAPIError as error:
                if is_lost_race(error):
                    raise ConcurrentChange() from error
                raise
        self.point("after_commit")

    @contextmanager
    def reading_unit(self, machine_moment: datetime) -> Iterator[UnitOfWork]:
        """A unit that sees one state of the database and cannot write."""
        with self.database.session(reading=True) as session:
            yield self._open(session, machine_moment)

    def _open(self, session: Session, machine_moment: datetime) -> UnitOfWork:
        moment = self.legal_clock.now(machine_moment, session)
        journal = Journal(session, self.vault, moment, machine_moment)
        return UnitOfWork(session, moment, machine_moment, self.tools, self.vault, journal, self.point)


@contextmanager
def _points_at_writes(session: Session, point: PointHook) -> Iterator[None]:
    """Makes a crash point of every write, as "write:insert work_item"; costs nothing in production."""
    if point is no_point:
        yield
        return
    connection = session.connection()

    def after_write(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        words = statement.split(maxsplit=3)
        if words and words[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            table = words[1] if words[0].upper() == "UPDATE" else words[2]
            point(f"write:{words[0].lower()} {table.strip(chr(34))}")

    event.listen(connection, "after_cursor_execute", after_write)
    try:
        yield
    finally:
        event.remove(connection, "after_cursor_execute", after_write)


def is_lost_race(error: DBAPIError) -> bool:
    """Whether the database refused because another transaction held or changed the rows."""
    return (
        getattr(error.orig, "sqlstate", None) in _LOST_RACES
        or getattr(error.orig, "sqlite_errorname", None) in _SQLITE_LOST_RACES
    )
