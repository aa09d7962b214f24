"""Brings a database to the tables that this version of the platform expects."""

from io import StringIO
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from app.storage.database import Database

_SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"


class UnknownRevision(Exception):
    """The database was laid by a version of the platform whose migrations this one does not have."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"another version of Changhu has laid the tables of this database ({revision})")
        self.revision = revision


def upgrade(database: Database, revision: str = "head") -> None:
    """Runs the migrations that the database lacks, all of them or none. Raises UnknownRevision."""
    with database.engine.begin() as connection:
        _require_known(connection)
        command.upgrade(_config(connection), revision)


def downgrade(database: Database, revision: str = "base") -> None:
    """Takes migrations back, down to a revision."""
    with database.engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def draft_revision(database: Database, name: str) -> Path:
    """Writes a migration file, called by its day and `name`, from what the tables in the code have more than
    the database; where it lies. The draft knows no data: what becomes of rows is written by hand.
    """
    with database.engine.connect() as connection:
        drafted = command.revision(_config(connection), name, autogenerate=True, rev_id=name)
    assert isinstance(drafted, Script)
    return Path(drafted.path)


def is_current(database: Database) -> bool:
    """Whether every migration of this checkout has been run."""
    head = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def _require_known(connection: Connection) -> None:
    """Raises UnknownRevision."""
    known = {script.revision for script in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in known:
        raise UnknownRevision(found)


def _config(connection: object) -> Config:
    config = Config(stdout=StringIO())
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(rev)s")
    config.attributes["connection"] = connection
    return config
