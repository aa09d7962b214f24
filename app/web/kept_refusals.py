"""Refusals as plain data and back, so that a page can say later what stood against an act."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.errors import FieldError, InvalidSubmission, Refusal
from app.domain.sentences import Sentence, from_plain


def told_of(refusal: Refusal | None) -> dict[str, Any] | None:
    """A refusal as plain data."""
    if refusal is None:
        return None
    errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
    return {
        "code": refusal.code,
        "field": refusal.field,
        "requirement": refusal.requirement,
        "params": _plain(refusal.params),
        "errors": [{**asdict(error), "params": _plain(error.params)} for error in errors],
    }


def refusal_of(told: Mapping[str, Any] | None) -> Refusal | None:
    """The refusal of which `told_of` made plain data."""
    if told is None:
        return None
    if told["errors"]:
        errors = (FieldError(**{**error, "params": _params(error["params"])}) for error in told["errors"])
        return InvalidSubmission(tuple(errors), requirement=told["requirement"])
    kind = {each.code_of_class(): each for each in _refusals(Refusal)}.get(told["code"], Refusal)
    # Some are made from what is gone by now; sentence and values are all that a page shows of them.
    refusal = kind.__new__(kind)
    Refusal.__init__(refusal, field=told["field"], requirement=told["requirement"], **_params(told["params"]))
    return refusal


def _refusals(kind: type[Refusal]) -> list[type[Refusal]]:
    return [kind, *(each for below in kind.__subclasses__() for each in _refusals(below))]


def _params(kept_params: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: from_plain(value) if isinstance(value, Mapping) else value
        for name, value in kept_params.items()
    }


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    """The values of a sentence as they are kept: what is neither text nor number nor day, in its words."""
    return {name: _plain_value(value) for name, value in params.items()}


def _plain_value(value: object) -> object:
    if isinstance(value, Sentence):
        return value.to_plain()
    if isinstance(value, list | tuple):
        return [_plain_value(each) for each in value]
    return value if value is None or isinstance(value, str | int | Decimal | date) else str(value)
