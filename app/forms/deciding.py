"""Which answers others depend on: when they change, the page must be drawn again."""

import re
from collections.abc import Iterator, Sequence

from app.forms.fields.base import Component, Field
from app.forms.part import Feel

_SHOWN_AT_ONCE = frozenset({"hide", "required_when", "options_from", "expression", "computed"})


def expressions_of(components: Sequence[Component]) -> Iterator[tuple[Component, str, Feel]]:
    """Every expression of a form with its component and attribute, those in groups and tables too."""
    for component in components:
        for attribute, expression in component.expressions():
            yield component, attribute, expression
        yield from expressions_of(getattr(component, "components", ()))


def deciding_names(components: Sequence[Component]) -> frozenset[str]:
    """The words in expressions whose result the page shows at once.

    A word in a text among them does no harm, while asking the compiler would miss a field that is called like
    a built-in function, such as `count`.
    """
    words: set[str] = set()
    for component, attribute, expression in expressions_of(components):
        readonly = isinstance(component, Field) and component.readonly
        if attribute in _SHOWN_AT_ONCE or (attribute == "prefill" and readonly):
            words.update(re.findall(r"\w+", expression.text))
    return frozenset(words)
