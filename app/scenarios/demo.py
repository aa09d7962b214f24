"""The demo office: laid once, its cases played through the engine on the legal clock, interleaved in time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.bootstrap import Platform, build_platform
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.tasks.claim_work import claim_work
from app.scenarios.office import lay_neighbour, lay_office, read_office
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import has_areas, open_items
from app.scenarios.reader import LEGAL_ZONE, Scenario, read_scenario
from app.scenarios.stage import Stage
from app.scenarios.theatre import release
from app.scenarios.travel import TravellingClock
from app.storage.records import Setting

CASES = CHECKOUT / "bpmn" / "demo"
OPENED = datetime(2026, 4, 20, 8, 30, tzinfo=LEGAL_ZONE)
TODAY = datetime(2026, 6, 10, 9, 0, tzinfo=LEGAL_ZONE)
"""The legal moment at which a visitor finds the office: a Wednesday whose holiday calendar is known."""


def load_demo(platform: Platform, told: Callable[[str], object]) -> bool:
    """Lays the office and plays its cases, unless the database has an office already (then False)."""
    with platform.reading_unit() as unit:
        if has_areas(unit):
            return False
    told("正在装入演示办公室（约半分钟，仅第一次）……")
    clock = TravellingClock(OPENED)
    past = build_platform(platform.settings, machine_clock=clock.now)
    office = read_office("demo")
    with past.unit() as unit:
        cast = lay_office(unit, office)
        lay_neighbour(unit, read_office("demo_neighbour"), cast)
    scenarios = demo_cases(CASES)
    release(past, read_checkout(CHECKOUT), cast.area_id, set(office["processes"]))
    stage = Stage(past, clock, cast)
    plays = [Play(scenario, stage) for scenario in scenarios]
    play_together(plays)
    stage.travel_to(TODAY)
    for play in plays:
        mark_start(play)
    past.close()
    with platform.unit() as unit:
        platform.legal_clock.begin_at(TODAY, unit.machine_moment, unit.session)
    return True


def mark_start(play: Play) -> None:
    """Puts the task with which a visitor starts into its person's hands, and keeps the sentence about it."""
    guide, stage = play.scenario.guide, play.stage
    if guide is None:
        return
    with stage.platform.unit() as unit:
        [item] = open_items(unit, stage.cast.area_id, play.cases[MAIN])
        claim_work(unit, stage.actor(unit, stage.cast.of_role(guide["as"])[0]), item.id)
        start = {"work_item_id": item.id, "sentence": guide["try"]}
        unit.session.add(Setting(scope=stage.cast.area_id, key="demo.start_here", value=start))


def demo_cases(folder: Path) -> list[Scenario]:
    """The demo's cases: scenario files that stop where a visitor is to go on."""
    return [read_scenario(path, known_requirements()) for path in sorted(folder.glob("*.yaml"))]


def play_together(plays: list[Play]) -> None:
    """Plays several cases on one clock: always the step that is due first."""
    while waiting := [(moment, order) for order, play in enumerate(plays) if (moment := play.next_moment())]:
        _, order = min(waiting)
        plays[order].play_next()
