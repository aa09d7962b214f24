"""The engine and its settings: SQLite for one machine, PostgreSQL beyond. The choice is the URL."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

_READING = "changhu_reading"
_BUSY_SECONDS = 15
_POSTGRESQL_SETTINGS = {
    "statement_timeout": "30s",
    "lock_timeout": "15s",
    "idle_in_transaction_session_timeout": "30s",
    # Legal time is computed in Python; the server only stores moments.
    "timezone": "UTC",
    # A host that vanishes sends no FIN: without these the server would keep its row locks for hours.
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
# The same on our side, for a server that vanishes.
_KEEPALIVES = {
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
    "connect_timeout": 10,
}


class Database:
    """One database, with an engine that writes and one that only reads, over the same pool.

    `synchronous` is SQLite's: FULL, because what a citizen was told must survive a power cut; tests take OFF.
    """

    def __init__(self, url: str | URL, *, synchronous: str = "FULL", pool_size: int = 10) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writing = _sqlite(self.url, synchronous) if self.is_sqlite else _postgresql(self.url, pool_size)
        options: dict[str, Any] = {_READING: True}
        if not self.is_sqlite:
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reading = self._writing.execution_options(**options)

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations."""
        return self._writing

    def session(self, *, reading: bool = False) -> Session:
        """A new session; one that is reading sees one state of the database and cannot write."""
        engine = self._reading if reading else self._writing
        return Session(engine, expire_on_commit=False, autoflush=True)

    def dispose(self) -> None:
        """Closes every pooled connection."""
        self._writing.dispose()


def _postgresql(url: URL, pool_size: int) -> Engine:
    settings = " ".join(f"-c {name}={value}" for name, value in _POSTGRESQL_SETTINGS.items())
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        connect_args={"options": settings, "application_name": "changhu", **_KEEPALIVES},
    )


def _sqlite(url: URL, synchronous: str) -> Engine:
    if synchronous not in ("FULL", "NORMAL", "OFF"):
        raise ValueError(f"SQLite knows no synchronous={synchronous}")
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # We begin transactions ourselves, below.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={synchronous}")
        connection.execute("PRAGMA foreign_keys=ON")

    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Takes the write lock at once: a transaction that reads first and writes later would fail, not wait."""
    reading = connection.get_execution_options().get(_READING, False)
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    # Only where it changes: a pragma makes SQLite compile anew every statement that it has compiled.
    if connection.info.get(_READING) is not reading:
        raw.execute(f"PRAGMA query_only={int(reading)}")
        connection.info[_READING] = reading
    begin = "BEGIN" if reading else "BEGIN IMMEDIATE"
    try:
        raw.execute(begin)
    except sqlite3.OperationalError as error:
        # As SQLAlchemy would have said it: a wait in vain is a lost race like any other.
        raise OperationalError(begin, None, error) from error
