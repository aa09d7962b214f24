"""The product as an office starts it, and a browser before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.looking import BROWSERS
from tests.e2e.visitor import PATIENCE, Visitor

CHANGHU = Path(sys.executable).parent / "changhu"
STARTS_WITHIN = 180
# Guards against waiting for ever, never verdicts on speed.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the demo office, on a port of its own and with data of its own."""
    var = tmp_path_factory.mktemp("served") / "var"
    shutil.copytree(loaded_demo, var)
    port = _free_port()
    command = [str(CHANGHU), "serve", "--demo", "--port", str(port)]
    with (var / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, env={**os.environ, "CHANGHU_VAR": str(var)}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, var / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; the first session installs it with `make test`."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "no Chromium here: `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody with a window of 1440 by 900; at the end the browser must not have complained."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    visitor = Visitor(context.new_page(), address)
    yield visitor
    context.close()
    assert not visitor.complaints


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert server.poll() is None, f"the server ended: {log.read_text()[-2000:]}"
        try:
            with urllib.request.urlopen(f"{address}/people", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"the server did not answer in time: {log.read_text()[-2000:]}")
