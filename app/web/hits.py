"""What the rules found, shown beside the field that it concerns."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g


def show_hits(hits: Sequence[Mapping[str, Any]]) -> None:
    """Lets the form of this answer show each hit `{field, hint, ground}` at its field."""
    g.hits = hits


def hits_at(field: str) -> list[Mapping[str, Any]]:
    """For the form's templates: what was found about a field."""
    return [hit for hit in g.get("hits", ()) if hit.get("field") == field]
