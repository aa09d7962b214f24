"""Counts the steps of the evaluation that runs in this thread.

One count serves loops, calls, comparisons of nested values and pattern matching alike, so that no
combination of cheap parts becomes an expensive whole.
"""

import threading

from app.feel.limits import VALUE_DEPTH, too_deep, too_many_steps


class _Meter(threading.local):
    """`left` is None while nothing counts: expressions without loops and calls need no limit."""

    left: int | None = None


meter = _Meter()


def spend(steps: int = 1) -> None:
    """Take steps from what is left; refuse when nothing is."""
    if meter.left is None:
        return
    meter.left -= steps
    if meter.left < 0:
        raise too_many_steps()


def refuse_unwieldy(value: object, depth: int = 0) -> None:
    """Refuse a value that would be too deep or too large if it were written out."""
    if depth > VALUE_DEPTH:
        raise too_deep()
    kind = type(value)
    if kind is list:
        spend(len(value) + 1)  # type: ignore[arg-type]
        for element in value:  # type: ignore[attr-defined]
            if type(element) is list or type(element) is dict:
                refuse_unwieldy(element, depth + 1)
    elif kind is dict:
        spend(len(value) + 1)  # type: ignore[arg-type]
        for element in value.values():  # type: ignore[attr-defined]
            if type(element) is list or type(element) is dict:
                refuse_unwieldy(element, depth + 1)
