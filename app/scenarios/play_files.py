"""Plays scenario files, as many at once as there are jobs; what came of each, in the order of the files."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.scenarios.coverage import Played, watch
from app.scenarios.faults import NotWellFormed, ScenarioFailed
from app.scenarios.reader import read_scenario, require_a_claim
from app.scenarios.theatre import copy_of_tables, performance, take_tables


@dataclass(frozen=True)
class Wanted:
    """How files are played. Of `watched` processes it is noted what was exercised."""

    materials: Path = CHECKOUT
    database: str | None = None
    keep: bool = False
    watched: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What came of one file: `fault` is the sentence of its failure, `lines` tell the steps done."""

    path: Path
    title: str = ""
    fault: str = ""
    well_formed: bool = True
    kept: str = ""
    lines: list[str] = field(default_factory=list)
    played: dict[str, Played] = field(default_factory=dict)


def play_file(path: Path, wanted: Wanted) -> Outcome:
    """Plays one file on a stage of its own."""
    outcome = Outcome(path)
    try:
        scenario = read_scenario(path, known_requirements())
        require_a_claim(scenario)
        outcome.title = scenario.title
        with performance(
            scenario,
            materials=wanted.materials,
            database=wanted.database,
            keep=wanted.keep,
            told=outcome.lines.append,
        ) as play:
            outcome.kept = play.stage.platform.settings.database_url
            for process in sorted(scenario.processes & set(wanted.watched)):
                watch(outcome.played.setdefault(process, Played()), play, process)
    except NotWellFormed as fault:
        outcome.well_formed, outcome.fault = False, str(fault)
    except ScenarioFailed as fault:
        outcome.fault = str(fault)
    return outcome


def play_files(paths: Sequence[Path], wanted: Wanted, jobs: int = 1) -> Iterator[Outcome]:
    """The outcomes of all files. The empty database is migrated once, whatever the number of jobs."""
    act = partial(play_file, wanted=wanted)
    if jobs == 1 or len(paths) < 2:
        yield from map(act, paths)
        return
    pool = ProcessPoolExecutor(
        min(jobs, len(paths)), get_context("spawn"), initializer=take_tables, initargs=(copy_of_tables(),)
    )
    with pool, closing(pool.map(act, paths)) as outcomes:  # type: ignore[type-var]
        yield from outcomes


def together(outcomes: Iterable[Outcome]) -> dict[str, Played]:
    """What all files exercised of each watched process."""
    found: dict[str, Played] = {}
    for outcome in outcomes:
        for process, played in outcome.played.items():
            found.setdefault(process, Played()).add(played)
    return found
