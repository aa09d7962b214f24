"""How the command line finds its office: the folder and the database that the environment names."""

import os
from pathlib import Path

from app.bootstrap import Settings

CHECKOUT = Path(__file__).resolve().parents[2]


def settings(*, demo: bool) -> Settings:
    """CHANGHU_VAR names the folder for keys, uploads and SQLite; CHANGHU_DATABASE another database."""
    folder = Path(os.environ.get("CHANGHU_VAR", CHECKOUT / "var"))
    name = "demo" if demo else "office"
    url = os.environ.get("CHANGHU_DATABASE") or f"sqlite:///{folder / name}.db"
    return Settings(database_url=url, var=folder, demo=demo)
