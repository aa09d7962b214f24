"""What a clock declaration says: the limit, its kind, and when to warn."""

from dataclasses import dataclass
from enum import StrEnum

from app.workcalendar.lengths import Length


class ClockKind(StrEnum):
    """Soft: lateness is marked and the case goes on. Hard: the right or the step lapses."""

    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True)
class EarlyWarning:
    """Warn a length before the due day (days or working days), or when a share of the limit is used."""

    before: Length | None = None
    used_percent: int | None = None

    def declared(self) -> dict[str, object]:
        return {"before": self.before.as_feel()} if self.before else {"used": self.used_percent}


@dataclass(frozen=True)
class ClockRule:
    """One clock of a clocks.yaml.

    `limit` is a parameter key, a FEEL expression beginning with "=" (null: the clock does not run), or the
    length itself. `counted_from` is
    the event in words for a reader, `from_` the FEEL expression for its day; without it: the legal day of the
    start. `stoppable` is false where the source leaves no room for a stop (GS-16.3e).
    """

    name: str
    title: str
    limit: str | Length
    kind: ClockKind
    rolls: bool
    from_: str | None = None
    counted_from: str = ""
    stoppable: bool = True
    warnings: tuple[EarlyWarning, ...] = ()
    requirements: tuple[str, ...] = ()

    @property
    def is_optional(self) -> bool:
        """Whether there may be no such period here: what an expression gives may be null."""
        return isinstance(self.limit, str) and self.limit.startswith("=")

    def declared(self) -> dict[str, object]:
        """The rule as plain data in the form of its declaration; `read_clock` reads it again."""
        return {
            "title": self.title,
            "limit": self.limit.as_feel() if isinstance(self.limit, Length) else self.limit,
            "kind": self.kind.value,
            "rolls": self.rolls,
            **({"from": self.from_} if self.from_ else {}),
            **({"counted_from": self.counted_from} if self.counted_from else {}),
            "stoppable": self.stoppable,
            "warnings": [each.declared() for each in self.warnings],
            "requirements": list(self.requirements),
        }
