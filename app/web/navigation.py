"""The left navigation: screens announce their entry; one that the person may not open is not shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask, current_app, request, url_for
from flask.blueprints import BlueprintSetupState

from app.web.permissions import permission_of
from app.web.signed_in import actor_or_none


@dataclass(frozen=True)
class Part:
    """A line under an entry: its words, how many there are, and whether that calls for attention."""

    label: str
    url: str
    count: int
    overdue: bool = False


@dataclass(frozen=True)
class Entry:
    """One screen of the navigation; `place` sorts, `parts` is asked for its counts on every page.

    `is_a_start`: whether the visitor may begin the day there.
    """

    place: int
    endpoint: str
    label: str
    icon: str
    parts: Callable[[], list[Part]] = field(default=list)
    is_a_start: Callable[[], bool] = lambda: True

    @property
    def is_here(self) -> bool:
        """Whether the page that is shown belongs to this screen."""
        return (request.blueprint or "").partition(".")[0] == self.endpoint.partition(".")[0]

    @property
    def url(self) -> str:
        """Where the entry leads."""
        return url_for(self.endpoint)


def show_navigation(app: Flask) -> None:
    """Prepares the list that blueprints write themselves into."""
    app.extensions["changhu_navigation"] = []
    app.jinja_env.globals["navigation"] = open_entries


def announce(entry: Entry) -> Callable[[BlueprintSetupState], None]:
    """For a blueprint's `record_once`: writes its entry into the navigation."""

    def write(state: BlueprintSetupState) -> None:
        entries = state.app.extensions["changhu_navigation"]
        entries.append(entry)
        entries.sort(key=lambda each: each.place)

    return write


def open_entries() -> list[Entry]:
    """The screens that the visitor may open, in the order of the navigation."""
    visitor = actor_or_none()
    entries: list[Entry] = current_app.extensions["changhu_navigation"]
    rules = ((entry, permission_of(current_app, entry.endpoint)) for entry in entries)
    return [entry for entry, rule in rules if rule and rule.admits(visitor)]
