"""`changhu scenario`: play scenario files, measure what they exercise."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from app.casework.releases.articles import known_requirements
from app.cli.setting import CHECKOUT
from app.scenarios.coverage import coverage_of
from app.scenarios.faults import NotWellFormed, ScenarioFailed
from app.scenarios.reader import Scenario, read_scenario, require_a_claim
from app.scenarios.theatre import performance


@click.group()
def scenario_commands() -> None:
    """Play scenario files, measure their coverage."""


@scenario_commands.command()
@click.argument("places", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--verbose", is_flag=True, help="Print every step.")
@click.option("--save", is_flag=True, help="Keep the database and print its path.")
@click.option("--database", help="Play on this database instead of a temporary SQLite file.")
@click.option(
    "--from", "materials", type=click.Path(exists=True, file_okay=False, path_type=Path), default=CHECKOUT
)
def run(places: tuple[Path, ...], verbose: bool, save: bool, database: str | None, materials: Path) -> None:
    """Play files; a folder means **/scenarios/*.yaml. Exit 1 if any fails, 2 if one is not well-formed."""
    failed = False
    for path in files_in(places):
        failed |= not _run_one(path, verbose=verbose, save=save, database=database, materials=materials)
    raise SystemExit(1 if failed else 0)


@scenario_commands.command()
@click.argument("process", required=False)
def coverage(process: str | None) -> None:
    """Print what no scenario exercises: elements, flows, timers, requirement IDs."""
    scenarios = [_read(path) for path in files_in([CHECKOUT / "bpmn"])]
    for process_id in sorted({scenario.process for scenario in scenarios}) if process is None else [process]:
        for line in coverage_of(scenarios, process_id):
            click.echo(line)


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """The scenario files of places; a folder stands for those in `scenarios` below it."""
    for place in places:
        if not place.is_dir():
            yield place
            continue
        own = place.glob("*.yaml") if place.name == "scenarios" else ()
        yield from sorted({*own, *place.glob("**/scenarios/*.yaml")})


def _read(path: Path) -> Scenario:
    try:
        scenario = read_scenario(path, known_requirements())
        require_a_claim(scenario)
        return scenario
    except NotWellFormed as fault:
        click.echo(str(fault), err=True)
        raise SystemExit(2) from fault


def _run_one(path: Path, *, verbose: bool, save: bool, database: str | None, materials: Path) -> bool:
    scenario = _read(path)
    told = click.echo if verbose else None
    try:
        with performance(scenario, materials=materials, database=database, keep=save, told=told) as play:
            kept = play.stage.platform.settings.database_url
    except NotWellFormed as fault:
        click.echo(str(fault), err=True)
        raise SystemExit(2) from fault
    except ScenarioFailed as fault:
        click.echo(f"FAILED  {path}: {scenario.title}\n        {fault}")
        return False
    click.echo(f"passed  {path}: {scenario.title}" + (f"  [{kept}]" if save else ""))
    return True
