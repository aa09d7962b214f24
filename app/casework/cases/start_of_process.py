"""Where a process begins, and who may begin it."""

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.expression_functions import expression_functions
from app.domain.errors import MaterialMissing, NotPermitted
from app.engine.reading.diagrams import Definition
from app.engine.reading.elements import Element
from app.feel import evaluate
from app.identity.access import AREA_WIDE_KINDS, PRIVATE_KINDS
from app.identity.actor import Actor


def start_event(definition: Definition, message: str | None = None) -> Element:
    """The plain start of the process, or the one that waits for a message. Raises MaterialMissing."""
    for (process_id, _), element in definition.elements.items():
        is_start = element.kind == "startEvent" and element.parent is None
        if process_id == definition.process_id and is_start and element.message == message:
            return element
    raise MaterialMissing(kind="开始事件", name=message or definition.process_id)


def check_may_start(at_hand: CaseAtHand, actor: Actor, start: Element) -> None:
    """Raises NotPermitted where the start's lane is not the actor's, nor the actor at the window for it."""
    kind, post = lane_of(at_hand, start)
    if kind in PRIVATE_KINDS and post in actor.posts:
        return
    if kind is not None and kind not in AREA_WIDE_KINDS and _is_at_window(at_hand, actor, start):
        return
    for held in actor.memberships:
        if kind in (None, held.organisation_kind, held.organisation_id) and post in (None, held.post):
            return
    raise NotPermitted()


def _is_at_window(at_hand: CaseAtHand, actor: Actor, start: Element) -> bool:
    """Whether the actor files what the public or an institution submits.

    What is kept to an organisation is filed in that one alone, and by whom the region makes its intake.
    """
    process = at_hand.release.definition.processes[start.process_id]
    duties = at_hand.law.stated.duties
    served = duties.businesses.get(process.business or "")
    intake = served.intake.posts if served else frozenset()
    window, kept = duties.window.posts, process.confidential_to
    return any(
        held.post in intake or (held.post in window and kept in (None, held.organisation_kind))
        for held in actor.memberships
    )


def lane_of(at_hand: CaseAtHand, start: Element) -> tuple[str | None, str | None]:
    """The kind or id of organisation and the post that begin there; None where anyone does."""
    if start.lane is None:
        return None, None
    lane = at_hand.release.definition.lanes[start.process_id, start.lane]
    return _text(at_hand, lane.organisation), _text(at_hand, lane.post)


def _text(at_hand: CaseAtHand, stated: str | None) -> str | None:
    if stated is None or not stated.startswith("="):
        return stated
    functions = expression_functions(at_hand.law, dict)
    value = evaluate(stated.removeprefix("="), functions, at_hand.unit.moment)
    return value if isinstance(value, str) else None
