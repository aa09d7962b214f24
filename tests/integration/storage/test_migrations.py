"""The migrations and the tables in the code say the same."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from app.storage.database import Database
from app.storage.migrate import downgrade, is_current, upgrade
from app.storage.records import Record


def test_migrated_database_has_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Record.metadata) == []


def test_migrated_database_is_current(database: Database) -> None:
    assert is_current(database)


def test_downgrade_removes_every_table_and_upgrade_brings_them_back(database: Database) -> None:
    downgrade(database)
    assert not is_current(database)
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    upgrade(database)
    assert is_current(database)
    assert set(Record.metadata.tables) < set(inspect(database.engine).get_table_names())
