"""A completed task, all that casework, engine and storage do for it, against the least that it could cost.

The floor: the stock engine makes the same step of the same diagrams in memory, and one transaction on the
same database writes as many rows of that size.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.bootstrap import Settings
from app.casework.cases.new_case import deployed
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import open_items
from app.scenarios.reader import Scenario, read_scenario
from app.scenarios.stage import Stage
from app.scenarios.theatre import set_stage
from tests.bench.floor import lay_table, rows_written, write_rows
from tests.bench.pairs import Measure, seconds
from tests.bench.stock import steps_of_review

CASES = 40
REVIEW = "initial_review"
PASSED = {"material_true": True, "doubt": False, "decision": "pass", "statement": "signed"}


def measures() -> list[Measure]:
    with TemporaryDirectory() as folder:
        scenario = read_scenario(
            CHECKOUT / "bpmn/ltci_assessment/scenarios/straight_qualifying.yaml", known_requirements()
        )
        settings = Settings(database_url=f"sqlite:///{folder}/bench.db", var=Path(folder))
        stage = set_stage(settings, scenario, CHECKOUT)
        reviews = [review_of(scenario, stage) for _ in range(CASES)]
        ratio = over_floor(stage, reviews)
        stage.platform.close()
    return [
        Measure("completion-over-floor", ratio, "initial_review → pass over engine step plus row writes", 2.0)
    ]


def over_floor(stage: Stage, reviews: list[Callable[[], object]]) -> float:
    """The median review over the median floor, taken in turn."""
    database = stage.platform.database
    with rows_written(database) as written:
        reviews[0]()
    lay_table(database)
    pairs = []
    for review, step in zip(reviews[1:], steps_of_review(_diagrams(stage), len(reviews) - 1), strict=True):

        def floor(step: Callable[[], object] = step) -> None:
            step()
            write_rows(database, written)

        pairs.append((seconds(review), seconds(floor)))
    return median(first for first, _ in pairs) / median(second for _, second in pairs)


def _diagrams(stage: Stage) -> list[bytes]:
    """Those that the assessment reaches, as they were released."""
    with stage.platform.reading_unit() as unit:
        files = deployed(unit, stage.cast.area_id, "ltci_assessment").files
    return [content for path, content in files.items() if path.endswith(".bpmn")]


def review_of(scenario: Scenario, stage: Stage) -> Callable[[], object]:
    """A case of its own that waits for its initial review, claimed; calling completes it."""
    play = Play(scenario, stage)
    for _ in range(4):
        play.play_next()
    reviewer = stage.cast.of_role("tpa")[0]
    with stage.platform.unit() as unit:
        [item] = open_items(unit, stage.cast.area_id, play.cases[MAIN])
        assert item.element_id == REVIEW
        actor = stage.actor(unit, reviewer)
        claim_work(unit, actor, item.id)
        item_id = item.id

    def complete() -> None:
        with stage.platform.unit() as unit:
            complete_work(unit, actor, item_id, PASSED)

    return complete
