"""A scenario that expects a notice means that somebody has received it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.telling.notify import Telling, notify
from app.scenarios.expectations import Difference, differences
from app.scenarios.player import Play
from app.scenarios.queries import case_of
from app.storage.cases import instances_of
from app.storage.database import Database
from tests import stages


@pytest.fixture
def play(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    play = stages.play_until(sqlite_database, tmp_path, "initial_review")
    yield play
    play.stage.platform.close()


def told(play: Play, to: str) -> None:
    """Sends a notice and lets it be delivered."""
    cast = play.stage.cast
    with play.stage.platform.unit() as unit:
        case = case_of(unit, cast.area_id, play.cases["main"])
        [instance] = instances_of(unit.session, cast.area_id, case.id)
        notify(take_in_hand(unit, case, instance), Telling(to, "dispute_window", key="once"))
    play.stage.travel_to(play.stage.clock.moment)


def missed(play: Play, wanted: dict[str, object]) -> list[Difference]:
    cast = play.stage.cast
    with play.stage.platform.reading_unit() as unit:
        return list(differences(unit, cast, play.cases["main"], play.cases, {"notified": [wanted]}))


def test_a_notice_to_a_post_that_nobody_holds_is_missed(play: Play) -> None:
    told(play, "expert_of_nowhere")
    assert missed(play, {"to": "expert_of_nowhere", "about": "dispute_window"})


def test_a_notice_is_expected_with_those_who_received_it(play: Play) -> None:
    told(play, "supervisor")
    wanted: dict[str, object] = {"to": "supervisor", "about": "dispute_window"}
    assert not missed(play, {**wanted, "received_by": ["supervisor_1"]})
    assert missed(play, {**wanted, "received_by": ["tpa_1"]})
