"""What an open task sees of its process: the data, and the place from which names are looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.host import StepHost
from app.domain.scopes import Scope, read_scope
from app.storage.records import Instance, WorkItem
from app.storage.repositories import open_state


@dataclass(frozen=True)
class Surroundings:
    """Process data by name. A task that is over has none left, and stands in every visit of its call."""

    scope: Scope
    data: Mapping[str, object] = field(default_factory=dict)


def surroundings_of(at_hand: CaseAtHand, instance: Instance, item: WorkItem) -> Surroundings:
    """Read without moving anything."""
    if item.state == "open":
        engine, definition = at_hand.unit.tools.engine, at_hand.release.definition
        step = engine.look(definition, open_state(at_hand.unit, instance), StepHost(at_hand))
        for task in step.open:
            if task.task_id == item.task_id:
                return Surroundings(task.scope, task.data)
    return Surroundings(read_scope(item.path))
