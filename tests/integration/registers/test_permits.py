"""A register's whole life, played by a small process: enter, consult, change, end, what time begins."""

from pathlib import Path

import pytest

from app.casework.releases.articles import known_requirements
from app.cli.scenario import files_in
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import performance

MATERIALS = Path(__file__).parents[2] / "permits"
FILES = list(files_in([MATERIALS / "bpmn"]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_register_does_what_the_scenario_says(path: Path) -> None:
    with performance(read_scenario(path, known_requirements()), materials=MATERIALS) as play:
        assert play.next_moment() is None
