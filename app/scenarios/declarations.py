"""What everybody in a scenario declares who says nothing else: to stand in no relation to the case (FS-5)."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.forms import Form

_RULE = "GS-16.1g"
_NO_RELATION = {"relation_declared": "none", "statement": "signed"}


def declared(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the declarations that the form asks of who fills it in; what is said there wins."""
    return {**{key: _NO_RELATION[key] for key in _asked(form)}, **values}


def _asked(form: Form) -> Iterator[str]:
    for field in form.fields:
        if len(field.path) == 1 and _RULE in field.requirements and field.name in _NO_RELATION:
            yield field.name
