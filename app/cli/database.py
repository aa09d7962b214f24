"""`changhu database`: bring the tables up to date, check what is stored."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.bootstrap import Settings, build_platform
from app.casework.cases.verify_cases import verify_cases
from app.cli.setting import bring_up_to_date, settings
from app.storage.migrate import draft_revision

# As long as the column in which a database keeps it.
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


@click.group()
def database_commands() -> None:
    """Migrate and check the database."""


@database_commands.command()
@click.option("--demo", is_flag=True, help="The demo office's database.")
def migrate(demo: bool) -> None:
    """Bring the tables up to date."""
    bring_up_to_date(build_platform(settings(demo=demo)))


@database_commands.command()
@click.argument("name")
def draft(name: str) -> None:
    """Draft a migration NAME from what the tables in the code have more; finish it by hand."""
    if not NAME.fullmatch(name):
        raise click.BadParameter("a few words in lower case, joined by _, of 32 characters at most")
    with TemporaryDirectory() as folder:
        platform = build_platform(Settings(f"sqlite:///{folder}/empty.db", Path(folder)))
        platform.migrate()
        click.echo(draft_revision(platform.database, name))
        platform.close()


@database_commands.command()
@click.option("--demo", is_flag=True, help="The demo office's database.")
def verify(demo: bool) -> None:
    """Check every case: journal chains, versions, and that each has something to wait for."""
    platform = build_platform(settings(demo=demo))
    with platform.reading_unit() as unit:
        problems = list(verify_cases(unit))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise SystemExit(1)
    click.echo("Every case is whole.")
