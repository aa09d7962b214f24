"""A PostgreSQL for the tests: the one that is named or runs here, or one of our own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from secrets import token_hex

import psycopg
from sqlalchemy import URL, make_url

_NAMED = "CHANGHU_TEST_POSTGRES"
_LOCAL = "postgresql+psycopg://127.0.0.1/test"
_MISSING = f"PostgreSQL is needed: `apt-get install postgresql`, or name a server in {_NAMED}"


@contextmanager
def server() -> Iterator[URL]:
    """The URL of a server on which databases may be made. Fails with what to install, never skips."""
    named = os.environ.get(_NAMED)
    if named:
        yield make_url(named)
    elif _answers(make_url(_LOCAL)):
        yield make_url(_LOCAL)
    else:
        with _own_server() as url:
            yield url


@contextmanager
def fresh_database(url: URL) -> Iterator[URL]:
    """An empty database on the server, dropped afterwards."""
    name = f"changhu_test_{token_hex(6)}"
    _run(url, f'CREATE DATABASE "{name}"')
    try:
        yield url.set(database=name)
    finally:
        _run(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _answers(url: URL) -> bool:
    try:
        _run(url, "SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _run(url: URL, statement: str) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement.encode("utf-8"))


@contextmanager
def _own_server() -> Iterator[URL]:
    """Starts a server in a directory of its own, reached by a socket there; its data does not survive."""
    binaries = _binaries()
    user = _server_user()
    home = Path(tempfile.mkdtemp(prefix="changhu-pg-"))
    if user:
        shutil.chown(home, user)
    data = home / "data"
    run = {"check": True, "cwd": home, "user": user, "stdout": subprocess.DEVNULL}
    options = f"-k {home} -c listen_addresses= -c fsync=off -c synchronous_commit=off"
    try:
        subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"], **run
        )
        start = [binaries / "pg_ctl", "-D", data, "-l", home / "log", "-o", options, "-w", "start"]
        subprocess.run(start, **run)
        try:
            yield URL.create(
                "postgresql+psycopg", username="postgres", database="postgres", query={"host": str(home)}
            )
        finally:
            subprocess.run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **run)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _binaries() -> Path:
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += [Path(found) for found in sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True)]
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    raise RuntimeError(_MISSING)


def _server_user() -> str | None:
    """The server refuses to run as root: then another account of the system runs it."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise RuntimeError("PostgreSQL does not run as root: run the tests as another user")
