"""`changhu simulate`: one case from its start to its end, with its timeline."""

from pathlib import Path

import click

from app.casework.releases.articles import known_requirements
from app.cli.setting import CHECKOUT
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import performance
from app.scenarios.timeline import timeline

STRAIGHT = CHECKOUT / "bpmn/ltci_assessment/scenarios/straight_qualifying.yaml"


@click.command()
@click.argument("scenario", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=STRAIGHT)
def simulate(scenario: Path) -> None:
    """Play one case to its end and print its timeline."""
    read = read_scenario(scenario, known_requirements())
    click.echo(read.title)
    with performance(read, told=click.echo) as play:
        for line in timeline(play):
            click.echo(line)
