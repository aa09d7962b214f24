"""The office that keeps permits, on both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from tests.permits_office import PermitOffice, open_permit_office


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[PermitOffice]:
    office = open_permit_office(database, tmp_path)
    yield office
    office.platform.close()


@pytest.fixture
def sqlite_office(sqlite_database: Database, tmp_path: Path) -> Iterator[PermitOffice]:
    """The same on SQLite only, for what does not depend on the database."""
    office = open_permit_office(sqlite_database, tmp_path)
    yield office
    office.platform.close()
