"""`changhu serve`: the product on one machine, web and scheduler in one process."""

import socket
from contextlib import closing

import click
import waitress

from app import create_app
from app.bootstrap import Platform, build_platform
from app.cli.release import say_what_differs, use_checkout
from app.cli.setting import bring_up_to_date, settings
from app.identity.posts import POSTS
from app.identity.queries import demo_people
from app.scenarios.demo import load_demo
from app.scheduler import Scheduler
from app.storage.keys import KeysRefused

THREADS = 8


@click.command()
@click.option("--demo", is_flag=True, help="Serve the demo office, loading it the first time.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(demo: bool, host: str, port: int) -> None:
    """Serve the product."""
    refuse_taken_port(host, port)
    platform = build_platform(settings(demo=demo))
    if not demo:
        require_own_keys(platform)
    bring_up_to_date(platform)
    if demo and load_demo(platform, click.echo):
        click.echo("演示办公室已装好。")
    if demo:
        use_checkout(platform)
    else:
        say_what_differs(platform)
    server = waitress.create_server(create_app(platform), host=host, port=port, threads=THREADS)
    greet(platform, host, port)
    scheduler = Scheduler(platform)
    scheduler.start()
    try:
        server.run()
    finally:
        scheduler.shutdown(wait=False)


def require_own_keys(platform: Platform) -> None:
    """Ends with a sentence where an office would work with keys that nobody has backed up."""
    try:
        platform.keys.require_own_keys()
    except KeysRefused as refused:
        remedy = f"remove {platform.settings.key_file}, call `changhu keys make` and keep a copy of the file."
        raise click.ClickException(f"{refused}: {remedy}") from refused


def refuse_taken_port(host: str, port: int) -> None:
    """Ends with a sentence where somebody else listens already."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            remedy = f"stop what listens there, or call `make run PORT={port + 1}`."
            raise click.ClickException(f"Port {port} is taken ({error.strerror}): {remedy}") from error


def greet(platform: Platform, host: str, port: int) -> None:
    """Prints the address and, in a demo, who can sign in."""
    click.echo(f"\n长护 Changhu: http://{host}:{port}/\n")
    if not platform.settings.demo:
        return
    click.echo("可以登录的人（点一下即登录，无需密码）：")
    with platform.reading_unit() as unit:
        for person in demo_people(unit):
            posts = "、".join(POSTS[post].name for post in person.posts if post in POSTS)
            click.echo(f"  {person.name}  {posts}  {person.organisation}")
    click.echo("按 Ctrl-C 结束；数据保留在 var/，`make demo-reset` 重新开始。", nl=True)
