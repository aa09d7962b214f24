"""`changhu release`: from the files of a checkout to a running office, without a restart."""

from datetime import datetime
from pathlib import Path

import click

from app.bootstrap import Platform, build_platform, build_tools
from app.casework.releases.checkout import Difference, deploy_checkout, differences
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import Materials, processes_drawn, read_checkout
from app.casework.releases.pinned_release import Catalogue
from app.casework.releases.publish_release import check_materials, publish_release
from app.cli.setting import CHECKOUT, settings
from app.domain.errors import Refusal
from app.storage.releases import deployments
from app.workcalendar.moments import day_of

_DEMO = click.option("--demo", is_flag=True, help="The demo office's database.")
_FROM = click.option(
    "--from", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=CHECKOUT
)


@click.group()
def release_commands() -> None:
    """Check materials, publish them, put them into use."""


@release_commands.command()
@click.argument("processes", nargs=-1)
@_FROM
def check(processes: tuple[str, ...], folder: Path) -> None:
    """Print everything that stands against publishing; exit 1 if anything does."""
    materials, tools = read_checkout(folder), build_tools(folder / "uploads", Catalogue())
    found = {process: check_materials(materials, process, tools) for process in _named(materials, processes)}
    for finding in dict.fromkeys(finding.line for each in found.values() for finding in each):
        click.echo(finding)
    for process, findings in found.items():
        click.echo(f"{process}：{len(findings)}处需要修改" if findings else f"{process}：可以发布")
    raise SystemExit(1 if any(found.values()) else 0)


@release_commands.command()
@click.argument("processes", nargs=-1)
@_FROM
@_DEMO
def publish(processes: tuple[str, ...], folder: Path, demo: bool) -> None:
    """Keep what the checkout has as releases, in use nowhere yet; print their ids."""
    platform, materials = build_platform(settings(demo=demo)), read_checkout(folder)
    for process in _named(materials, processes):
        with _said(), platform.unit() as unit:
            click.echo(f"{process} {publish_release(unit, materials, process)}")


@release_commands.command()
@click.argument("process")
@click.option("--release", "release_id", help="A published release; otherwise what the checkout has.")
@click.option("--area", "area_id", help="One area by its id; otherwise every area that uses the process.")
@click.option("--first-day", type=click.DateTime(["%Y-%m-%d"]), help="Today unless another day is named.")
@_FROM
@_DEMO
def deploy(
    process: str,
    release_id: str | None,
    area_id: str | None,
    first_day: datetime | None,
    folder: Path,
    demo: bool,
) -> None:
    """Let new cases follow a release from a day on; running cases keep theirs, nothing is restarted."""
    platform, day = build_platform(settings(demo=demo)), first_day.date() if first_day else None
    with _said(), platform.unit() as unit:
        wanted = release_id or publish_release(unit, read_checkout(folder), process)
        for area in [area_id] if area_id else _areas(platform, process):
            deploy_process(unit, area, process, wanted, first_day=day)
            click.echo(f"{area} {process} {wanted[:12]} {day or day_of(unit.moment)}")


@release_commands.command("list")
@_FROM
@_DEMO
def list_deployments(folder: Path, demo: bool) -> None:
    """Print what each area works with, what comes, and where the checkout differs."""
    platform = build_platform(settings(demo=demo))
    with platform.reading_unit() as unit:
        today = day_of(unit.moment)
        for each in deployments(unit.session, today):
            row = each.deployment
            state = "使用中" if each.in_use else "待启用" if row.first_day > today else "已被替代"
            click.echo(f"{each.area_name} {row.process_id} {row.release_id[:12]} {row.first_day} {state}")
        for difference in differences(unit, read_checkout(folder)):
            click.echo(sentence_of(difference))


def sentence_of(difference: Difference) -> str:
    """That the checkout differs, and in which files."""
    files, count = "、".join(difference.files[:3]), len(difference.files)
    named = f"{files}等{count}个文件" if count > 3 else files
    return f"{difference.area_name}：流程 {difference.process_id} 使用的版本与签出的文件不同（{named}）。"


def say_what_differs(platform: Platform) -> None:
    """At the start: that files were changed which the office does not work with, and what to do."""
    with platform.reading_unit() as unit:
        found = list(differences(unit, read_checkout(CHECKOUT)))
    for difference in found:
        click.echo(sentence_of(difference))
    if found:
        click.echo("启用新版本：changhu release check，然后 changhu release deploy 流程编号。")


def use_checkout(platform: Platform) -> None:
    """In a demo: puts into use what the checkout has; what cannot be published is said, the old stays."""
    materials = read_checkout(CHECKOUT)
    with platform.reading_unit() as unit:
        found = list(differences(unit, materials))
    for difference in found:
        try:
            with platform.unit() as unit:
                deploy_checkout(unit, materials, difference)
        except Refusal as refusal:
            click.echo(f"{sentence_of(difference)}\n{refusal}")
        else:
            click.echo(f"{difference.area_name}：流程 {difference.process_id} 已启用签出的版本。")


def _named(materials: Materials, processes: tuple[str, ...]) -> tuple[str, ...]:
    """The processes that are named, otherwise all that an office could start."""
    return processes or processes_drawn(materials)


def _areas(platform: Platform, process: str) -> list[str]:
    """The areas that use a process."""
    with platform.reading_unit() as unit:
        rows = (each.deployment for each in deployments(unit.session, day_of(unit.moment)))
        return list(dict.fromkeys(row.area_id for row in rows if row.process_id == process))


class _said:
    """Ends the command with a refusal's sentence instead of a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Refusal):
            raise click.ClickException(str(error)) from error
