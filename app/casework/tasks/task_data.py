"""The process data that an open task sees."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.host import StepHost
from app.storage.records import Instance, WorkItem
from app.storage.repositories import open_state


def data_of_task(at_hand: CaseAtHand, instance: Instance, item: WorkItem) -> Mapping[str, object]:
    """The data by name, read without moving anything; empty once the task is over."""
    if item.state != "open":
        return {}
    engine, definition = at_hand.unit.tools.engine, at_hand.release.definition
    step = engine.look(definition, open_state(at_hand.unit, instance), StepHost(at_hand))
    return next((task.data for task in step.open if task.task_id == item.task_id), {})
