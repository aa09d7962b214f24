"""What one completed task costs the database, and how much an instance stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.scenarios.player import MAIN, Play
from app.storage.cases import instances_of
from app.storage.database import Database
from app.storage.repositories import open_state
from tests import builders, stages

REVIEW = {"material_true": True, "doubt": False, "decision": "pass", "statement": "signed"}
MOST_STATEMENTS = 10
MOST_STATE = 8_000


@pytest.fixture
def review(database: Database, tmp_path: Path) -> Iterator[Play]:
    play = stages.play_until(database, tmp_path, "initial_review")
    yield play
    play.stage.platform.close()


def test_a_completed_review_takes_ten_statements_and_one_commit(review: Play) -> None:
    platform = review.stage.platform
    with platform.unit() as unit:
        reviewer = stages.actor(review, unit, "tpa")
        item_id = stages.open_item(review, unit, "initial_review").id
        claim_work(unit, reviewer, item_id)
    database = platform.database
    with (
        builders.statements(database) as sent,
        builders.commits(database) as commits,
        platform.unit() as unit,
    ):
        done = complete_work(unit, reviewer, item_id, REVIEW)
    assert [work.name for work in done.next] == ["派单给评估机构"]
    assert len(sent) <= MOST_STATEMENTS, "\n".join(sent)
    assert len(commits) == 1


def test_the_state_stays_small_through_a_whole_assessment(review: Play) -> None:
    sizes = [_state_size(review)]
    while review.next_moment() is not None:
        review.play_next()
        sizes.append(_state_size(review))
    assert max(sizes) < MOST_STATE


def _state_size(play: Play) -> int:
    with play.stage.platform.reading_unit() as unit:
        [instance] = instances_of(unit.session, play.stage.cast.area_id, play.cases[MAIN])
        return len(open_state(unit, instance).encode())
