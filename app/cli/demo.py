"""`changhu demo`: the office to play in."""

from pathlib import Path

import click

from app.bootstrap import build_platform
from app.cli.setting import settings
from app.scenarios.demo import load_demo


@click.group()
def demo_commands() -> None:
    """The demo office."""


@demo_commands.command()
def reset() -> None:
    """Throw the demo office away and load it afresh."""
    found = settings(demo=True)
    if not found.database_url.startswith("sqlite:///"):
        raise click.ClickException(
            "The demo office of another database is not thrown away: empty it yourself."
        )
    for suffix in ("", "-wal", "-shm"):
        Path(found.database_url.removeprefix("sqlite:///") + suffix).unlink(missing_ok=True)
    platform = build_platform(found)
    platform.migrate()
    load_demo(platform, click.echo)
    click.echo("演示办公室已重新装好。")
