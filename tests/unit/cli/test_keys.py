"""The office's own keys, and the start that asks for them."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on a folder of the test's own."""
    monkeypatch.setenv("CHANGHU_VAR", str(tmp_path))
    monkeypatch.delenv("CHANGHU_DATABASE", raising=False)
    return CliRunner()


def test_keys_are_made_for_their_owner_alone_and_never_overwritten(cli: CliRunner, tmp_path: Path) -> None:
    assert cli.invoke(main, ["keys", "make"]).exit_code == 0
    made = (tmp_path / "keys.json").read_bytes()
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    again = cli.invoke(main, ["keys", "make"])
    assert again.exit_code == 1
    assert "never overwritten" in again.output
    assert (tmp_path / "keys.json").read_bytes() == made


def test_a_start_without_own_keys_names_the_remedy(cli: CliRunner) -> None:
    refused = cli.invoke(main, ["serve", "--port", "18765"])
    assert refused.exit_code == 1
    assert "changhu keys make" in refused.output
