"""Shipped scenarios played up to a point, so that a test can go on from a real case."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.bootstrap import Settings
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import Completed, complete_work
from app.identity.actor import Actor
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import open_items
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import set_stage
from app.scenarios.values import Values
from app.storage.database import Database
from app.storage.records import WorkItem
from app.storage.unit_of_work import UnitOfWork

ASSESSMENT = CHECKOUT / "bpmn" / "ltci_assessment" / "scenarios"


def play_until(
    database: Database, folder: Path, task: str, *, scenario: str = "straight_qualifying", process: str = ""
) -> Play:
    """Plays a scenario of the assessment on a migrated database until its next step is `do: task`."""
    wanted = read_scenario(ASSESSMENT / f"{scenario}.yaml", known_requirements())
    url = database.url.render_as_string(hide_password=False)
    play = Play(wanted, set_stage(Settings(url, folder, synchronous="OFF"), wanted, CHECKOUT))
    play.play_next()
    while wanted.steps[play.done].body.get("do") != task:
        play.play_next()
    return play


def actor(play: Play, unit: UnitOfWork, role: str) -> Actor:
    """The first who may play a role, as `expert:li`."""
    return play.stage.actor(unit, play.stage.cast.of_role(role)[0])


def open_item(play: Play, unit: UnitOfWork, task: str, holder: str | None = None) -> WorkItem:
    """The open task of that name, of several the one that is offered to `holder`."""
    account = play.stage.cast.account(holder) if holder else None
    found = [
        item
        for item in open_items(unit, play.stage.cast.area_id, play.cases[MAIN])
        if item.element_id == task and (account is None or account in (item.candidates or ()))
    ]
    assert found, f"{task} is not open"
    return found[0]


def do(play: Play, role: str, task: str, values: Mapping[str, Any], holder: str | None = None) -> Completed:
    """Claims and completes a task in one unit."""
    with play.stage.platform.unit() as unit:
        item = open_item(play, unit, task, holder)
        who = actor(play, unit, role)
        clean = Values(values, play.stage.cast).for_task(unit, who, item)
        if item.claimed_by != who.account_id:
            claim_work(unit, who, item.id)
        return complete_work(unit, who, item.id, clean)
