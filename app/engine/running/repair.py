"""Putting a token elsewhere by hand, where a case has gone where it should not have."""

from app.engine.interface import NotOpen, StepFailed
from app.engine.nodes.element_spec import ElementSpec
from app.engine.running.instances import Scope
from app.engine.running.tokens import Token


def relocate(token: Token, element_id: str, data: dict[str, object]) -> None:
    """Withdraw a resting token, with what waits beside it, and enter another node of its level instead.

    The past is not rewound: the tree holds none of it. `data` is the whole data of the new token, as the
    journal has it. One instance of several moves the whole of them.
    """
    if token.internal_data.get("i") is not None and token.parent is not None:
        token = token.parent
    if token.task_spec.is_boundary_event:
        raise NotOpen(str(token.id))
    fresh = Token(token.workflow, _entry(token.workflow, element_id), token.parent)
    fresh.data = data
    if token.parent is not None:
        token.parent.task_spec.child_completed(token.parent, token)
    token.cancel()
    fresh.task_spec._update(fresh)


def _entry(scope: Scope, element_id: str) -> ElementSpec:
    """The node by which an element is entered."""
    specs = scope.spec.task_specs
    found = specs.get(f"{element_id}.BoundaryEventSplit") or specs.get(element_id)
    if found is None or found.is_boundary_event or not found.can_be_entered_alone:
        raise StepFailed("不能从“{name}”重新开始。", element_id, name=element_id)
    return found
