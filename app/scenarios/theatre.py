"""Builds a stage for one scenario: a fresh database, the office, what is given, the materials released."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from app.bootstrap import Platform, Settings, build_platform
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.pinned_release import Catalogue
from app.casework.releases.publish_release import publish_release
from app.scenarios.given import give
from app.scenarios.office import lay_office, read_office, set_parameters
from app.scenarios.player import Play
from app.scenarios.reader import Scenario
from app.scenarios.stage import Stage
from app.scenarios.travel import TravellingClock

Told = Callable[[str], object] | None
BASIS = "样例场景设定"
# The same materials are read once, whatever number of scenarios is played on them.
_RELEASES = Catalogue()
_TABLES: list[bytes] = []


@contextmanager
def performance(
    scenario: Scenario,
    *,
    materials: Path = CHECKOUT,
    database: str | None = None,
    keep: bool = False,
    told: Told = None,
) -> Iterator[Play]:
    """Plays one scenario on a stage of its own, which stands while the block runs.

    Raises ScenarioFailed, NotWellFormed. The database is thrown away unless `keep`.
    """
    with ExitStack() as stack:
        folder = Path(mkdtemp(prefix="changhu-") if keep else stack.enter_context(TemporaryDirectory()))
        url = database or _empty_database(folder / "scenario.db")
        # Nothing of a played case need survive a power cut.
        stage = set_stage(Settings(url, var=folder, synchronous="OFF"), scenario, materials)
        stack.callback(stage.platform.close)
        play = Play(scenario, stage)
        if told:
            play.told = told
        play.play()
        yield play


def copy_of_tables() -> bytes:
    """A migrated SQLite file: the migrations are the same for every scenario, so they run once."""
    if not _TABLES:
        take_tables(_migrated())
    return _TABLES[0]


def take_tables(migrated: bytes) -> None:
    """Uses a file that another process has migrated."""
    _TABLES[:] = [migrated]


def _empty_database(path: Path) -> str:
    """The URL of a new SQLite database that has all tables already."""
    path.write_bytes(copy_of_tables())
    return f"sqlite:///{path}"


def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        platform = build_platform(Settings(f"sqlite:///{path}", var=Path(folder)))
        platform.migrate()
        platform.close()
        return path.read_bytes()


def set_stage(settings: Settings, scenario: Scenario, materials: Path) -> Stage:
    """A platform on the scenario's clock, with its office and everything that is given."""
    clock = TravellingClock(scenario.now)
    platform = build_platform(settings, machine_clock=clock.now, catalogue=_RELEASES, materials=materials)
    platform.migrate()
    with platform.unit() as unit:
        cast = lay_office(unit, read_office(scenario.office), scenario.region)
        set_parameters(unit, cast.area_id, scenario.parameters, BASIS)
        for each in scenario.given:
            if "office" not in each:
                give(unit, cast, each)
    release(platform, read_checkout(materials), cast.area_id, scenario.processes)
    return Stage(platform, clock, cast)


def release(platform: Platform, materials: Mapping[str, bytes], area_id: str, processes: set[str]) -> None:
    """Publishes and deploys processes for an area."""
    for process_id in sorted(processes):
        with platform.unit() as unit:
            deploy_process(unit, area_id, process_id, publish_release(unit, materials, process_id))
