"""`changhu dmn`: decision tables from the command line."""

from pathlib import Path

import click

from app.dmn.tck import run_folder


@click.group("dmn", help="决策表。")
def dmn_commands() -> None:
    """The group of commands about decision tables."""


@dmn_commands.command("tck", help="运行 DMN TCK 格式的用例，逐行列出失败者，末行是通过与失败的数目。")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def tck(folder: Path) -> None:
    """Run all cases below a folder; exit 1 if any failed."""
    verdicts: dict[tuple[str, str], bool] = {}
    for outcome in run_folder(folder):
        case = (outcome.file, outcome.case)
        verdicts[case] = verdicts.get(case, True) and outcome.passed
        if not outcome.passed:
            click.echo(
                f"FAILED {outcome.file} {outcome.case} {outcome.node}:"
                f" expected {outcome.expected}, found {outcome.found}"
            )
    passed = sum(verdicts.values())
    click.echo(f"{passed} passed, {len(verdicts) - passed} failed")
    if passed < len(verdicts):
        raise SystemExit(1)
