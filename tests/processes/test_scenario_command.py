"""`changhu scenario`: what it says of files, however many it plays at once."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.casework.releases.materials import CHECKOUT
from app.cli.scenario import scenario_commands
from app.scenarios.coverage import Played
from app.scenarios.play_files import Outcome, together

SHORT = """
scenario: 到核对材料为止
covers: [GS-15b]
like: {like}
until: check_materials
steps:
  - expect: {{open: [{open}]}}
"""
LIKE = CHECKOUT / "bpmn" / "ltci_assessment" / "scenarios" / "straight_qualifying.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three scenarios: one whose expectation fails, one that passes, one that is misspelt."""
    passing = SHORT.format(like=LIKE, open="check_materials")
    (tmp_path / "1_fails.yaml").write_text(SHORT.format(like=LIKE, open="nowhere"), encoding="utf-8")
    (tmp_path / "2_passes.yaml").write_text(passing, encoding="utf-8")
    (tmp_path / "3_misspelt.yaml").write_text(passing.replace("steps:", "stepps:"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_file_is_told_of_in_order(folder: Path, jobs: str) -> None:
    files = [str(folder / "1_fails.yaml"), str(folder / "2_passes.yaml")]
    done = CliRunner().invoke(scenario_commands, ["run", *files, "--jobs", jobs])
    said = [line for line in done.output.splitlines() if not line.startswith(" ")]
    assert [line.split()[0] for line in said] == ["FAILED", "passed"]
    assert done.exit_code == 1


def test_a_file_that_is_not_well_formed_is_told_apart(folder: Path) -> None:
    done = CliRunner().invoke(scenario_commands, ["run", str(folder / "3_misspelt.yaml"), "--jobs", "2"])
    assert done.exit_code == 2
    assert "stepps" in done.output


def test_many_jobs_do_not_share_a_database(folder: Path) -> None:
    done = CliRunner().invoke(
        scenario_commands, ["run", str(folder), "--jobs", "2", "--database", "sqlite://"]
    )
    assert done.exit_code == 2
    assert "--database" in done.output


def test_what_files_exercised_is_put_together_by_process() -> None:
    one = Outcome(Path("one"), played={"p": Played(elements={("p", "a")}), "q": Played()})
    other = Outcome(Path("other"), played={"p": Played(elements={("p", "b")}, regions={"gansu"})})
    found = together([one, other])
    assert found["p"] == Played(elements={("p", "a"), ("p", "b")}, regions={"gansu"})
    assert found["q"] == Played()
