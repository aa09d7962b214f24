"""The command line `changhu`: one module per group of commands, loaded when it is called.

May import everything but the screens' insides.
"""

from importlib import import_module

import click

# command: (module, object, one line of help)
COMMANDS = {
    "serve": ("app.cli.serve", "serve", "Serve the product."),
    "demo": ("app.cli.demo", "demo_commands", "The demo office."),
    "database": ("app.cli.database", "database_commands", "Migrate and check the database."),
    "keys": ("app.cli.keys", "key_commands", "The keys of encryption and journal."),
    "release": ("app.cli.release", "release_commands", "Check materials, publish them, put them into use."),
    "simulate": ("app.cli.simulate", "simulate", "Play one case to its end and print its timeline."),
    "scenario": ("app.cli.scenario", "scenario_commands", "Play scenario files, measure their coverage."),
    "feel": ("app.cli.feel", "feel_commands", "Evaluate FEEL expressions."),
    "dmn": ("app.cli.dmn", "dmn_commands", "Check decision models."),
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, _, sentence) in COMMANDS.items()])


@click.group(cls=LazyGroup)
@click.version_option(package_name="changhu", prog_name="changhu")
def main() -> None:
    """长护: run long-term care insurance cases."""
