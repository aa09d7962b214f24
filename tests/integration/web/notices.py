"""An office with a public notice that runs, as the shipped scenario of an objection brings it about."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import create_app
from app.bootstrap import Settings
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.scenarios.player import MAIN, Play
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import set_stage
from app.scenarios.travel import TravellingClock
from app.storage.records import CaseFile
from tests.integration.web.conftest import Office, platform_in

__all__ = ["NoticeOffice", "notice_office", "office_with_notice"]

SCENARIO = CHECKOUT / "bpmn" / "ltci_assessment" / "scenarios" / "objection_on_last_day.yaml"
NOTICE = "GS公示〔2026〕00001号"
"""Its number."""


@dataclass
class NoticeOffice(Office):
    """An office on the last day of a notice: the case `assessment`, and `objection`, which objects to it."""

    assessment: str = ""
    objection: str = ""

    def number_of(self, case_id: str) -> str:
        with self.platform.reading_unit() as unit:
            return unit.session.get_one(CaseFile, (self.cast.area_id, case_id)).number


@pytest.fixture(scope="session")
def office_with_notice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Play]:
    """A folder with keys and a database in which the scenario is played until somebody has objected."""
    var = tmp_path_factory.mktemp("notice")
    scenario = read_scenario(SCENARIO, known_requirements())
    settings = Settings(f"sqlite:///{var / 'office.db'}", var, demo=True, synchronous="OFF")
    play = Play(scenario, set_stage(settings, scenario, CHECKOUT))
    while "objection" not in play.cases:
        play.play_next()
    play.stage.platform.close()
    return var, play


@pytest.fixture
def notice_office(office_with_notice: tuple[Path, Play], tmp_path: Path) -> Iterator[NoticeOffice]:
    """Such an office of the test's own."""
    template, play = office_with_notice
    var = tmp_path / "var"
    shutil.copytree(template, var)
    clock = TravellingClock(play.stage.clock.moment)
    platform = platform_in(var, clock)
    yield NoticeOffice(
        platform,
        play.stage.cast,
        clock,
        create_app(platform),
        assessment=play.cases[MAIN],
        objection=play.cases["objection"],
    )
    platform.close()
