"""Every scenario file that lies beside a diagram is played against the real product."""

from pathlib import Path

import pytest

from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.cli.scenario import files_in
from app.scenarios.coverage import Played, unplayed, watch
from app.scenarios.reader import read_scenario, require_a_claim
from app.scenarios.theatre import performance
from tests.processes.clocks_left import clocks_left_running
from tests.shipped import processes

FILES = list(files_in([CHECKOUT / "bpmn"]))
WATCHED = {process: Played() for process in processes()}
PLAYED: set[Path] = set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT / "bpmn")))
def test_the_product_does_what_the_scenario_says(path: Path) -> None:
    scenario = read_scenario(path, known_requirements())
    require_a_claim(scenario)
    with performance(scenario) as play:
        assert play.next_moment() is None
        assert clocks_left_running(play) == []
        for process in scenario.processes & WATCHED.keys():
            watch(WATCHED[process], play, process)
    PLAYED.add(path)


@pytest.mark.parametrize("process", WATCHED)
def test_there_are_scenarios_for_every_process(process: str) -> None:
    assert any(process in path.parts for path in FILES)


@pytest.mark.parametrize("process", WATCHED)
def test_no_element_flow_timer_refusal_or_requirement_is_left_unplayed(process: str) -> None:
    if set(FILES) != PLAYED:
        pytest.skip("only some of the scenarios were played")
    assert unplayed(WATCHED[process], process) == []
