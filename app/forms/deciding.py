"""Which answers others depend on: when they change, the page must be drawn again."""

from collections.abc import Iterator, Sequence

from app.domain.errors import MaterialRefused
from app.feel import FeelError, compile_expression
from app.forms.fields.base import Component, Field
from app.forms.part import Feel

_SHOWN_AT_ONCE = frozenset({"hide", "required_when", "options_from", "expression", "computed"})


def expressions_of(components: Sequence[Component]) -> Iterator[tuple[Component, str, Feel]]:
    """Every expression of a form with its component and attribute, those in groups and tables too."""
    for component in components:
        for attribute, expression in component.expressions():
            yield component, attribute, expression
        yield from expressions_of(getattr(component, "components", ()))


def deciding_names(form_id: str, components: Sequence[Component]) -> frozenset[str]:
    """The names in expressions whose result the page shows at once. Raises MaterialRefused."""
    names: set[str] = set()
    for component, attribute, expression in expressions_of(components):
        readonly = isinstance(component, Field) and component.readonly
        if attribute in _SHOWN_AT_ONCE or (attribute == "prefill" and readonly):
            names |= _names(form_id, expression)
    return frozenset(names)


def _names(form_id: str, expression: Feel) -> frozenset[str]:
    try:
        return compile_expression(expression.text).names
    except FeelError as error:
        reason = f"表达式“{expression.text[:80]}”：{error.sentence_zh}"
        raise MaterialRefused(material=form_id, reason=reason) from error
