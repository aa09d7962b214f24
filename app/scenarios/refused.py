"""A refusal that a scenario has met: where, and which."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.errors import Refusal

_NUMBER = re.compile(r"-\d+(?=-|$)")


@dataclass(frozen=True, order=True)
class Refused:
    """`place` is a process and its element, or "message" and its name; `field` is empty for the whole act.

    A field in a table has its name without the number of the row, as `members-assessor`.
    """

    place: tuple[str, str]
    code: str
    field: str = ""


def codes_of(refusal: Refusal) -> list[str]:
    """The refusal's own name and those of the field errors that it carries."""
    return [refusal.code, *(error.code for error in getattr(refusal, "errors", ()))]


def refused_at(place: tuple[str, str], refusal: Refusal, because: Collection[str]) -> Iterator[Refused]:
    """What the refusal says of the reasons that the scenario names."""
    if refusal.code in because:
        yield Refused(place, refusal.code)
    for error in getattr(refusal, "errors", ()):
        if error.code in because:
            yield Refused(place, error.code, _NUMBER.sub("", error.field))
