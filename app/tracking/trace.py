"""The path of a case through one diagram: what is done, which flows were taken, where it stands.

Told from the journal's lines about completed elements and from what is open now; no saved workflow is opened.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.engine.reading.elements import Element, Flow

NEVER = 10**9


@dataclass(frozen=True)
class Trace:
    """Ids of elements and flows for the viewer; `open` counts the tokens on each element."""

    done: tuple[str, ...]
    flows: tuple[str, ...]
    open: dict[str, int]


def trace_of(
    elements: Sequence[Element], flows: Iterable[Flow], completed: Sequence[str], waiting: Iterable[str]
) -> Trace:
    """The trace of one process.

    `completed` are element ids in the order of their completion, with repetition, `waiting` the elements that
    hold a token now.
    """
    tokens = Counter(waiting)
    leaving: dict[str, list[Flow]] = {}
    for flow in flows:
        leaving.setdefault(flow.source, []).append(flow)
    choosing = {
        element.id for element in elements if element.kind in ("exclusiveGateway", "eventBasedGateway")
    }
    taken: dict[str, None] = {}
    for place, element_id in enumerate(completed):
        reached = _reached(leaving.get(element_id, []), completed[place + 1 :], tokens)
        taken.update(dict.fromkeys(flow.id for flow in (reached[:1] if element_id in choosing else reached)))
    return Trace(tuple(dict.fromkeys(completed)), tuple(taken), dict(tokens))


def _reached(flows: Sequence[Flow], later: Sequence[str], tokens: Counter[str]) -> list[Flow]:
    """The flows whose target came afterwards, the one that came first in front."""
    arrivals = [(_arrival(flow.target, later, tokens), flow) for flow in flows]
    came = [(arrival, flow) for arrival, flow in arrivals if arrival < NEVER]
    return [flow for _, flow in sorted(came, key=lambda pair: pair[0])]


def _arrival(target: str, later: Sequence[str], tokens: Counter[str]) -> int:
    if target in later:
        return later.index(target)
    return len(later) if tokens[target] else NEVER
