"""A hashable stand-in for a value: two values are equal where their keys are."""

from collections.abc import Hashable
from datetime import date, time

from app.feel.meter import spend
from app.feel.temporal import text_from_temporal
from app.feel.values import Function, HostFunction, Range


def key_of(value: object) -> Hashable:
    """The key of a value, all the way down."""
    spend()
    if isinstance(value, list):
        return ("list", *(key_of(element) for element in value))
    if isinstance(value, dict):
        return ("context", frozenset((name, key_of(part)) for name, part in value.items()))
    if isinstance(value, Range):
        return (
            "range",
            key_of(value.start),
            key_of(value.end),
            value.start_included,
            value.end_included,
            value.sign,
        )
    if isinstance(value, (date, time)):
        return (type(value), text_from_temporal(value))
    if isinstance(value, (Function, HostFunction)):
        return (type(value), id(value))
    return (type(value), value)
