"""Our scripts, styles and icons, each under a name that changes with its content."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, url_for
from markupsafe import Markup

DIST = Path(__file__).parent / "static" / "dist"


def serve_assets(app: Flask) -> None:
    """Gives templates `asset(name)` and `icon(name)`."""
    app.jinja_env.globals.update(asset=asset, icon=icon)


def asset(name: str) -> str:
    """The URL of a bundled file."""
    return url_for("static", filename=name, v=_version(name))


def icon(name: str) -> Markup:
    """A decorative icon of the sprite; what it means is said by the words beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>').format(
        asset("icons.svg"), name
    )


@cache
def _version(name: str) -> str:
    path = DIST / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.exists() else "missing"
