"""The tasks that wait for people, as rows: opened and withdrawn with the step that did so."""

from typing import Any

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.complained_of import accounts_kept_away
from app.casework.releases.pinned_release import form_of
from app.engine.interface import Node, OpenTask, Step, StepFailed
from app.engine.reading.elements import Element
from app.feel import FeelError, evaluate
from app.identity.posts import ORGANISATION_KINDS
from app.storage.records import Instance, WorkItem
from app.storage.repositories import add_items, cancel_items


def follow_tasks(at_hand: CaseAtHand, instance: Instance, step: Step) -> tuple[WorkItem, ...]:
    """Withdraws the tasks that a step cancelled and opens those that it reached; returns the opened."""
    cancelled = [
        happening.task_id
        for happening in step.happenings
        if happening.kind == "cancelled" and _element(at_hand, happening.node).kind == "userTask"
    ]
    cancel_items(at_hand.unit, instance, cancelled)
    entered = {happening.task_id for happening in step.happenings if happening.kind == "entered"}
    done = {_place(happening.node) for happening in step.happenings if happening.kind == "completed"}
    away = accounts_kept_away(at_hand)
    rows = [_row(at_hand, task, _place(task) in done, away) for task in step.open if task.task_id in entered]
    add_items(at_hand.unit, rows)
    return tuple(WorkItem(**row) for row in rows)


def _place(node: Node) -> tuple[str, str, tuple[str, ...]]:
    return node.process_id, node.element_id, tuple(node.path)


def _holder(at_hand: CaseAtHand, task: OpenTask, again: bool) -> str | None:
    """Work for one named person needs no claim, nor does work that its doer has to do again."""
    if task.candidates is None:
        return at_hand.actor_id if again and at_hand.actor_id not in task.excludes else None
    return task.candidates[0] if len(task.candidates) == 1 else None


def _row(at_hand: CaseAtHand, task: OpenTask, again: bool, away: frozenset[str]) -> dict[str, Any]:
    element = _element(at_hand, task)
    clock = clock_of_task(at_hand, element, task)
    held = at_hand.clocks.find(clock, task.scope) if clock else None
    found = _holder(at_hand, task, again)
    holder = None if found in away else found
    return {
        "area_id": at_hand.area_id,
        "id": at_hand.unit.new_id(),
        "case_id": at_hand.case.id,
        "case_kind": at_hand.case.kind,
        "instance_id": at_hand.instance_id,
        "task_id": task.task_id,
        "process_id": task.process_id,
        "element_id": task.element_id,
        "path": "/".join(task.path),
        "name": element.name,
        "form_id": form_of(element),
        **_whose(task),
        "candidates": task.candidates,
        "excludes": tuple(dict.fromkeys((*task.excludes, *sorted(away)))) if away else task.excludes,
        "clock_id": held.row.id if held else None,
        "due_at": held.row.due_at if held else None,
        "provisional": bool(held and held.row.provisional),
        "state": "open",
        "claimed_by": holder,
        "claimed_at": at_hand.unit.moment if holder else None,
        "created_at": at_hand.unit.moment,
        "ended_at": None,
        "ended_by": None,
    }


def clock_of_task(at_hand: CaseAtHand, element: Element, task: OpenTask) -> str | None:
    """The name of the clock whose due day is the task's: as written, or by FEEL over the task's data."""
    stated = element.attributes.get("clock")
    if stated is None or not stated.startswith("="):
        return stated
    try:
        name = evaluate(stated.removeprefix("="), task.data, at_hand.unit.moment)
    except FeelError as error:
        raise StepFailed("{reason}", element.id, reason=error.sentence_zh) from error
    return name if isinstance(name, str) else None


def _whose(task: OpenTask) -> dict[str, str | None]:
    """The diagram names a kind of organisation, or one organisation by its id."""
    is_kind = task.organisation in ORGANISATION_KINDS
    return {
        "organisation_kind": task.organisation if is_kind else None,
        "organisation_id": None if is_kind else task.organisation,
        "post": task.post,
    }


def _element(at_hand: CaseAtHand, node: Node) -> Element:
    return at_hand.release.definition.element(node.process_id, node.element_id)
