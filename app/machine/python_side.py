"""The virtual environment and what is installed in it."""

import shutil
import sys

from commands import CHECKOUT, SCRIPTS, VENV, run, say
from problems import MachineProblem
from stamps import once

INSTALL = (SCRIPTS / "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt")
NO_VENV = "install Python's venv module (Debian: apt-get install python3-venv)."
REGISTRY = "check that the Python package registry can be reached (proxy, PIP_INDEX_URL) and call make again."


def prepare() -> None:
    _make_venv()
    once("python", [CHECKOUT / "pyproject.toml", CHECKOUT / "constraints.txt"], _install)


def _make_venv() -> None:
    if _works():
        return
    say("creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", VENV], NO_VENV)
    if not _works():
        raise MachineProblem(f"The new .venv has no pip: {NO_VENV}")


def _works() -> bool:
    return (SCRIPTS / "pip").exists() and (SCRIPTS / "python").exists()


def _install() -> None:
    say("installing the Python side (a minute or two the first time)")
    run([*INSTALL, "-e", ".[dev,pdf,postgresql]"], REGISTRY)


def install(package: str) -> None:
    run([*INSTALL, package], REGISTRY)
