"""`changhu keys`: the keys of encryption and journal, kept outside the database."""

import click

from app.cli.setting import settings
from app.storage.keys import make_key_file


@click.group()
def key_commands() -> None:
    """The keys of encryption and journal."""


@key_commands.command()
def make() -> None:
    """Make an office's own keys; without them its data cannot be read, so keep a copy at another place."""
    path = settings(demo=False).key_file
    if not make_key_file(path, generated=False):
        raise click.ClickException(f"{path} exists already, and is never overwritten.")
    click.echo(f"Made {path}: keep a copy of it, apart from the database.")
