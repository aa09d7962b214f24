"""`changhu database`: bring the tables up to date, check what is stored."""

import click

from app.bootstrap import build_platform
from app.casework.cases.verify_cases import verify_cases
from app.cli.setting import settings


@click.group()
def database_commands() -> None:
    """Migrate and check the database."""


@database_commands.command()
@click.option("--demo", is_flag=True, help="The demo office's database.")
def migrate(demo: bool) -> None:
    """Bring the tables up to date."""
    build_platform(settings(demo=demo)).migrate()


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
