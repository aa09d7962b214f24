"""The small office, on both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from tests.errands_office import Office, open_office


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Office]:
    """An office with `errand` and `follow_up` deployed; the test runs once on each kind of database."""
    office = open_office(database, tmp_path)
    yield office
    office.platform.close()


@pytest.fixture
def sqlite_office(sqlite_database: Database, tmp_path: Path) -> Iterator[Office]:
    """The same on SQLite only, for what does not depend on the database."""
    office = open_office(sqlite_database, tmp_path)
    yield office
    office.platform.close()
