"""A machine clock that a scenario moves; the legal clock of its platform is the same one."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class TravellingClock:
    """Shows `moment` until it is moved."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment
