"""Fixtures for all tests: migrated databases, keys, units of work at a fixed moment."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.bootstrap import Settings, build_platform
from app.scenarios.demo import load_demo
from app.storage.database import Database
from app.storage.legal_clock import LegalClock
from app.storage.migrate import upgrade
from app.storage.records import Record
from app.storage.unit_of_work import UnitOfWork, Workplace
from app.storage.vault import Vault
from tests import builders, postgres_server
from tests.once_a_run import once_a_run

# No verdict hangs on how fast a machine is.
settings.register_profile("changhu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("changhu")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """`-n auto` is more workers than cores: half of the time a test in the browser or on a disk waits."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + min(cores, 4) if config.option.numprocesses == "auto" else None


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    return once_a_run(tmp_path_factory, "tables", _lay_tables) / "template.db"


def _lay_tables(folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'template.db'}", synchronous="OFF")
    upgrade(database)
    database.dispose()


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `var` folder with the demo office, to be copied: to load it takes as long as many tests."""
    return once_a_run(tmp_path_factory, "loaded-demo", _load_demo)


def _load_demo(var: Path) -> None:
    platform = build_platform(Settings(f"sqlite:///{var / 'demo.db'}", var, demo=True, synchronous="OFF"))
    platform.migrate()
    assert load_demo(platform, lambda _line: None)
    platform.close()


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated SQLite database of the test's own."""
    path = tmp_path / "test.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}", synchronous="OFF")
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def postgresql_of_session() -> Iterator[Database]:
    """A migrated PostgreSQL database for all tests of a run."""
    with postgres_server.server() as server, postgres_server.fresh_database(server) as url:
        database = Database(url)
        upgrade(database)
        yield database
        database.dispose()


@pytest.fixture
def postgresql_database(postgresql_of_session: Database) -> Iterator[Database]:
    """The PostgreSQL database, emptied after the test."""
    yield postgresql_of_session
    emptied = "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(Record.metadata.sorted_tables))
    with postgresql_of_session.engine.begin() as connection:
        connection.exec_driver_sql(emptied)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty, migrated database; the test runs once on each kind."""
    found = request.getfixturevalue(f"{request.param}_database")
    assert isinstance(found, Database)
    return found


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault with random keys."""
    return Vault(builders.test_keys())


@pytest.fixture
def workplace(database: Database, vault: Vault) -> Workplace:
    """What opens units of work, on both databases, with a legal clock that can be moved."""
    return Workplace(database, vault, LegalClock(movable=True))


@pytest.fixture
def sqlite_workplace(sqlite_database: Database, vault: Vault) -> Workplace:
    """What opens units of work, on SQLite only."""
    return Workplace(sqlite_database, vault, LegalClock(movable=True))


@pytest.fixture
def unit(workplace: Workplace) -> Iterator[UnitOfWork]:
    """A unit of work at builders.MOMENT, committed after the test."""
    with workplace.unit(builders.MOMENT) as unit:
        yield unit
