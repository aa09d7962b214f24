"""`changhu scenario`: play scenario files, measure what they exercise."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from app.casework.releases.articles import known_requirements
from app.cli.setting import CHECKOUT
from app.scenarios.coverage import Played, unplayed
from app.scenarios.faults import NotWellFormed
from app.scenarios.play_files import Outcome, Wanted, play_files, together
from app.scenarios.reader import Scenario, read_scenario

_JOBS = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, help="How many files are played at once."
)


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
@_JOBS
def run(
    places: tuple[Path, ...], verbose: bool, save: bool, database: str | None, materials: Path, jobs: int
) -> None:
    """Play files; a folder means **/scenarios/*.yaml. Exit 1 if any fails, 2 if one is not well-formed."""
    if database and jobs > 1:
        raise click.UsageError("--jobs plays on databases of its own; leave out --database")
    failed = False
    wanted = Wanted(materials=materials, database=database, keep=save)
    for outcome in play_files(list(files_in(places)), wanted, jobs):
        _tell(outcome, verbose=verbose, save=save)
        failed |= bool(outcome.fault)
    raise SystemExit(1 if failed else 0)


@scenario_commands.command()
@click.argument("process", required=False)
@_JOBS
def coverage(process: str | None, jobs: int) -> None:
    """Print what no scenario exercises: elements, flows, timers, requirement IDs."""
    files = list(files_in([CHECKOUT / "bpmn"]))
    scenarios = [_read(path) for path in files]
    watched = [process] if process else sorted({scenario.process for scenario in scenarios})
    played = [
        path for path, scenario in zip(files, scenarios, strict=True) if scenario.processes & set(watched)
    ]
    outcomes = list(play_files(played, Wanted(watched=tuple(watched)), jobs))
    for outcome in outcomes:
        if outcome.fault:
            _tell(outcome)
    found = together(outcomes)
    for each in watched:
        for line in unplayed(found.get(each, Played()), each):
            click.echo(line)
    raise SystemExit(1 if any(outcome.fault for outcome in outcomes) else 0)


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
        return read_scenario(path, known_requirements())
    except NotWellFormed as fault:
        click.echo(str(fault), err=True)
        raise SystemExit(2) from fault


def _tell(outcome: Outcome, *, verbose: bool = False, save: bool = False) -> None:
    if not outcome.well_formed:
        click.echo(outcome.fault, err=True)
        raise SystemExit(2)
    if verbose:
        click.echo("".join(f"{line}\n" for line in outcome.lines), nl=False)
    if outcome.fault:
        click.echo(f"FAILED  {outcome.path}: {outcome.title}\n        {outcome.fault}")
    else:
        click.echo(f"passed  {outcome.path}: {outcome.title}" + (f"  [{outcome.kept}]" if save else ""))
