"""Where scenarios play: a platform of its own, its clock, and everybody who acts."""

from dataclasses import dataclass
from datetime import datetime

from app.bootstrap import Platform
from app.casework.run_due_work import run_due_work
from app.identity.accounts import actor_of, session_epoch
from app.identity.actor import Actor
from app.scenarios.cast import Cast, Player
from app.scenarios.queries import next_due
from app.scenarios.travel import TravellingClock
from app.storage.unit_of_work import UnitOfWork


@dataclass
class Stage:
    """A platform whose machine clock is `clock`, and the cast that acts on it."""

    platform: Platform
    clock: TravellingClock
    cast: Cast

    def travel_to(self, moment: datetime) -> None:
        """Moves the clock; what falls due on the way is done at its own moment, in order."""
        while (due := self._next_due(moment)) is not None:
            self.clock.moment = max(self.clock.moment, due)
            if not run_due_work(self.platform):
                break
        self.clock.moment = max(self.clock.moment, moment)

    def actor(self, unit: UnitOfWork, player: Player) -> Actor:
        actor = actor_of(unit, player.account_id, session_epoch(unit, player.account_id))
        assert actor is not None, f"{player.alias} cannot sign in"
        return actor

    def _next_due(self, until: datetime) -> datetime | None:
        with self.platform.reading_unit() as unit:
            return next_due(unit, until)
