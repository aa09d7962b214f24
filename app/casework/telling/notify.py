"""Telling people something about a case: written with the step, delivered afterwards at least once."""

from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.domain.scopes import WHOLE_CASE, Scope, written
from app.storage import due_work

RECIPIENTS = frozenset({"applicant", "opener", "institution", "handlers"})
"""Whom a telling may name besides the posts and those whom rooms announce."""


@dataclass(frozen=True)
class Telling:
    """`to`: "applicant", "opener" (who opened the case), "institution", "handlers" (who hold or may
    take the open tasks), one whom a room announces, or a post.

    `key` tells two tellings of one kind apart; the same one is delivered once. `clock` names the period
    that runs from what is told, `scope` is where it is told: the words see the facts from there.
    """

    to: str
    about: str
    key: str
    clock: str | None = None
    scope: Scope = WHOLE_CASE


def notify(at_hand: CaseAtHand, telling: Telling) -> None:
    """Puts the telling among the due work; its words stand in the told.yaml of the release."""
    details = {"to": telling.to, "about": telling.about, "clock": telling.clock}
    details["scope"] = written(telling.scope)
    due_work.put(
        at_hand.unit,
        at_hand.area_id,
        [
            due_work.Work(
                kind="notification",
                unique_key=f"notification:{at_hand.case.id}:{telling.about}:{telling.to}:{telling.key}",
                due_at=at_hand.unit.moment,
                subject=at_hand.case.id,
                case_id=at_hand.case.id,
                instance_id=at_hand.instance_id,
                details=details,
            )
        ],
    )
