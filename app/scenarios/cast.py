"""Who plays: the organisations, people and persons of a scenario by the names that the file gives them."""

from dataclasses import dataclass, field
from typing import Any

from app.scenarios.faults import NotWellFormed


@dataclass(frozen=True)
class Player:
    """Somebody who can act: an account and the post that it holds."""

    alias: str
    account_id: str
    post: str
    organisation_id: str


@dataclass
class Cast:
    """What `given` and the office made. `values` resolves a name in a form to what the form takes."""

    area_id: str
    organisations: dict[str, str] = field(default_factory=dict)
    players: list[Player] = field(default_factory=list)
    persons: dict[str, dict[str, str]] = field(default_factory=dict)
    person_ids: dict[str, str] = field(default_factory=dict)

    def of_role(self, role: str) -> list[Player]:
        """All who may play `tpa`, or the one of `expert:li`; NotWellFormed where nobody can."""
        post, _, alias = role.partition(":")
        found = [player for player in self.players if player.post == post and alias in ("", player.alias)]
        if not found:
            raise NotWellFormed(f"nobody plays {role}")
        return found

    def account(self, alias: str) -> str | None:
        return next((player.account_id for player in self.players if player.alias == alias), None)

    def alias_of(self, account_id: str) -> str:
        return next((player.alias for player in self.players if player.account_id == account_id), account_id)

    def resolve(self, value: Any) -> Any:
        """A form's values with names replaced: staff and institutions by ids, persons by their data."""
        if isinstance(value, dict):
            return {key: self.resolve(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.resolve(each) for each in value]
        if not isinstance(value, str):
            return value
        if value in self.persons:
            return dict(self.persons[value])
        return self.account(value) or self.organisations.get(value) or value
