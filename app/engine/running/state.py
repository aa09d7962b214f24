"""The saved state of an instance: the live part of its token trees, as compact JSON of a version of ours.

    {"v": 1, "process": …, "next": number of the next token, "scopes": [[spec, parent token, rows], …]}
    row: [number, parent or 0, node, SpiffWorkflow's state, data that differs from the parent's, memory]

Neither the specification nor what is past is in it. A finished token stays only as a fork with more than one
live branch, for the data that those branches started from. An instance that is over keeps its outcome alone.
"""

from collections import defaultdict
from typing import Any

from app.engine.interface import Host, StepFailed
from app.engine.nodes.process_spec import ProcessSpec
from app.engine.running.instances import InnerScope, Instance, Scope
from app.engine.running.limits import STATE_BYTES
from app.engine.running.plain_data import from_json, to_json
from app.engine.running.state_versions import CURRENT, upgraded
from app.engine.running.tokens import Token

Row = list[Any]


def save(instance: Instance) -> str:
    """The state of an instance at rest."""
    saved: dict[str, object] = {
        "v": CURRENT,
        "process": instance.process_id,
        "next": instance.next_number,
    }
    if instance.completed:
        saved |= {"ended": instance.outcome, "data": instance.data}
    else:
        saved["scopes"] = [_scope(scope) for scope in instance.scopes()]
    text = to_json(saved)
    if len(text) > STATE_BYTES:
        raise StepFailed("流程状态超过{most}字节。", most=STATE_BYTES)
    return text


def load(text: str, process_id: str, specs: dict[str, ProcessSpec], host: Host) -> Instance:
    """The instance as it was saved; raises StepFailed where state and diagrams do not fit."""
    if len(text) > STATE_BYTES:
        raise StepFailed("流程状态超过{most}字节。", most=STATE_BYTES)
    saved: Any = upgraded(from_json(text))
    if saved.get("process") != process_id:
        sentence = "流程状态属于“{other}”，不属于“{process}”。"
        raise StepFailed(sentence, other=saved.get("process"), process=process_id)
    instance = Instance(process_id, specs, host, saved["next"])
    if "ended" in saved:
        instance.completed, instance.outcome, instance.data = True, saved["ended"], saved["data"]
        return instance
    for spec_name, parent, rows in saved["scopes"]:
        scope: Scope = instance
        if parent:
            _known(specs, spec_name)
            scope = instance.create_subprocess(_found(instance, parent), spec_name)
        for row in rows:
            _token(scope, row)
    return instance


def _scope(scope: Scope) -> list[object]:
    parent = scope.parent_task if isinstance(scope, InnerScope) else None
    around = _shared_with_around(scope)
    kept = {token.id: token for token in _kept(scope)}
    rows = [_row(token, _kept_parent(token, kept), around) for token in kept.values()]
    return [scope.spec.name, parent.id if parent else 0, rows]


def _shared_with_around(scope: Scope) -> dict[str, object]:
    """The data that an embedded sub-process began with is written once, around it."""
    if isinstance(scope, InnerScope) and scope.parent_task.task_spec.element.kind == "subProcess":
        return scope.parent_task.data
    return {}


def _kept(scope: Scope) -> list[Token]:
    """The live tokens, and the forks between them, in the order of their numbers."""
    branches: dict[int, set[int]] = defaultdict(set)
    live = scope.live()
    for token in live:
        node, parent = token, token.parent
        while parent is not None and node.id not in branches[parent.id]:
            branches[parent.id].add(node.id)
            node, parent = parent, parent.parent
    wanted = {token.id for token in live} | {number for number, below in branches.items() if len(below) > 1}
    return [scope.tasks[number] for number in sorted(wanted)]


def _kept_parent(token: Token, kept: dict[int, Token]) -> Token | None:
    parent = token.parent
    while parent is not None and parent.id not in kept:
        parent = parent.parent
    return parent


def _row(token: Token, parent: Token | None, around: dict[str, object]) -> Row:
    base = parent.data if parent is not None else around
    own = {name: value for name, value in token.data.items() if name not in base or base[name] is not value}
    row: Row = [token.id, parent.id if parent else 0, token.task_spec.name, token.state, own]
    if token.internal_data:
        row.append(token.internal_data)
    return row


def _token(scope: Scope, row: Row) -> None:
    number, parent_number, name, state, own, *memory = row
    parent = scope.tasks[parent_number] if parent_number else None
    token = Token(scope, _known(scope.spec.task_specs, name), parent, state, number)
    base = parent.data if parent is not None else _shared_with_around(scope)
    token.data = {**base, **own}
    token.internal_data = memory[0] if memory else {}


def _found(instance: Instance, number: int) -> Token:
    token = instance.find(number)
    if token is None:
        raise StepFailed("流程状态不完整。")
    return token


def _known(names: dict[str, Any], name: str) -> Any:
    if name not in names:
        raise StepFailed("流程状态与流程图不符：没有“{name}”。", name=name)
    return names[name]
