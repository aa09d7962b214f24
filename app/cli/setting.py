"""How the command line finds its office: the folder and the database that the environment names."""

import os
from pathlib import Path

import click

from app.bootstrap import Platform, Settings
from app.storage.migrate import UnknownRevision

CHECKOUT = Path(__file__).resolve().parents[2]


def settings(*, demo: bool) -> Settings:
    """CHANGHU_VAR names the folder for keys, uploads and SQLite; CHANGHU_DATABASE another database."""
    folder = Path(os.environ.get("CHANGHU_VAR", CHECKOUT / "var"))
    name = "demo" if demo else "office"
    url = os.environ.get("CHANGHU_DATABASE") or f"sqlite:///{folder / name}.db"
    return Settings(database_url=url, var=folder, demo=demo)


def bring_up_to_date(platform: Platform) -> None:
    """Migrates the database; ends with a sentence where it was laid by another version of the platform."""
    try:
        platform.migrate()
    except UnknownRevision as unknown:
        remedy = "begin with an empty database, or go back to the version that laid it."
        if platform.settings.demo:
            remedy = "`make demo-reset` throws the demo office away and loads it afresh."
        sentence = f"This version cannot take over the database: {unknown}; {remedy}"
        raise click.ClickException(sentence) from unknown
