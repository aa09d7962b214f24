"""The pages of cases that a scenario has played."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from app.bootstrap import Settings
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.scenarios.player import Play
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import set_stage
from tests.integration.web.conftest import Office, furnished_office, office

__all__ = ["furnished_office", "office"]

SCENARIOS = CHECKOUT / "bpmn" / "ltci_assessment" / "scenarios"


class PlayedOffice(Office):
    """The office after a scenario; `case` is the case that it opened."""

    case: str = ""


def play_in(folder: Path, scenario: str) -> PlayedOffice:
    """Plays a scenario of the assessment on a demo's platform, where anybody can sign in."""
    read = read_scenario(SCENARIOS / f"{scenario}.yaml", known_requirements())
    url = f"sqlite:///{folder / 'office.db'}"
    stage = set_stage(Settings(url, var=folder, demo=True, synchronous="OFF"), read, CHECKOUT)
    play = Play(read, stage)
    play.play()
    played = PlayedOffice(stage.platform, stage.cast, stage.clock, create_app(stage.platform))
    played.case = play.cases["main"]
    return played


@pytest.fixture(scope="module")
def qualified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedOffice]:
    """A case that went straight to a qualifying conclusion."""
    played = play_in(tmp_path_factory.mktemp("qualified"), "straight_qualifying")
    yield played
    played.platform.close()


@pytest.fixture(scope="module")
def lapsed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedOffice]:
    """A case whose papers were asked for and never came: two deliveries from two places."""
    played = play_in(tmp_path_factory.mktemp("lapsed"), "not_supplemented")
    yield played
    played.platform.close()
