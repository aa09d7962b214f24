"""The demo office: laid once, its cases played through the engine on the legal clock, interleaved in time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.bootstrap import Platform, build_platform
from app.casework.articles import known_requirements
from app.casework.materials import CHECKOUT, read_checkout
from app.scenarios.office import lay_office, read_office
from app.scenarios.player import Play
from app.scenarios.queries import has_areas
from app.scenarios.reader import LEGAL_ZONE, Scenario, read_scenario
from app.scenarios.stage import Stage
from app.scenarios.theatre import release
from app.scenarios.travel import TravellingClock

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
    scenarios = demo_cases(CASES)
    release(past, read_checkout(CHECKOUT), cast.area_id, {scenario.process for scenario in scenarios})
    play_together([Play(scenario, Stage(past, clock, cast)) for scenario in scenarios])
    Stage(past, clock, cast).travel_to(TODAY)
    past.close()
    with platform.unit() as unit:
        platform.legal_clock.begin_at(TODAY, unit.machine_moment, unit.session)
    return True


def demo_cases(folder: Path) -> list[Scenario]:
    """The demo's cases: scenario files that stop where a visitor is to go on."""
    return [read_scenario(path, known_requirements()) for path in sorted(folder.glob("*.yaml"))]


def play_together(plays: list[Play]) -> None:
    """Plays several cases on one clock: always the step that is due first."""
    while waiting := [(moment, order) for order, play in enumerate(plays) if (moment := play.next_moment())]:
        _, order = min(waiting)
        plays[order].play_next()
