"""The migrations and the tables in the code say the same."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from sqlalchemy import inspect, text

from app.cli import main
from app.cli.database import NAME
from app.storage.database import Database
from app.storage.migrate import UnknownRevision, downgrade, is_current, upgrade
from app.storage.records import Record

SCRIPTS = Path(__file__).resolve().parents[3] / "migrations"


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


def test_a_migration_is_called_by_its_day_and_its_revision() -> None:
    for script in ScriptDirectory(str(SCRIPTS)).walk_revisions():
        assert re.fullmatch(rf"\d{{4}}_\d\d_\d\d_{script.revision}\.py", Path(script.path).name)
        assert NAME.fullmatch(script.revision)


def test_the_tables_of_another_version_are_refused_and_left_as_they_are(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0026_kept_entries'"))
    with pytest.raises(UnknownRevision) as refused:
        upgrade(database)
    assert refused.value.revision == "0026_kept_entries"
    head = ScriptDirectory(str(SCRIPTS)).get_current_head()
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})
    assert is_current(database)


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (["serve", "--demo", "--port", "1"], "`make demo-reset`"),
        (["database", "migrate", "--demo"], "`make demo-reset`"),
        (["database", "migrate"], "begin with an empty database"),
    ],
)
def test_the_command_line_says_what_to_do_about_the_tables_of_another_version(
    sqlite_database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    remedy: str,
) -> None:
    with sqlite_database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0026_kept_entries'"))
    monkeypatch.setenv("CHANGHU_VAR", str(tmp_path))
    monkeypatch.setenv("CHANGHU_DATABASE", sqlite_database.url.render_as_string())
    monkeypatch.setattr(import_module("app.cli.serve"), "refuse_taken_port", lambda host, port: None)
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "0026_kept_entries" in done.output
    assert remedy in done.output
    assert isinstance(done.exception, SystemExit)
