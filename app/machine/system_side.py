"""What tests need of the system: a browser with a Chinese font, and PostgreSQL."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from commands import run, say
from problems import MachineProblem

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> None:
    """A Chromium and a Chinese font, so that journeys and screenshots are what people see."""
    missing = []
    if not any(shutil.which(name) for name in BROWSERS):
        missing.append("chromium")
    if shutil.which("fc-list") is None or not run(["fc-list", ":lang=zh"], "install fontconfig.").strip():
        missing += ["fontconfig", "fonts-noto-cjk"]
    _install(missing, "browser tests")


def postgresql() -> None:
    """PostgreSQL's server programs; the tests start a server of their own where none answers."""
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and shutil.which("initdb") is None:
        _install(["postgresql"], "the tests on PostgreSQL")


def _install(packages: Sequence[str], purpose: str) -> None:
    if not packages:
        return
    names = " ".join(packages)
    if os.geteuid() or shutil.which("apt-get") is None:
        raise MachineProblem(f"This machine lacks {names}, for {purpose}: sudo apt-get install {names}.")
    say(f"installing {names} from the system's packages")
    remedy = f"install {names} by hand and call make again."
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], remedy, env=environment)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], remedy, env=environment)
