"""What may be chosen: written in the form, computed, or asked of the platform (once for each name)."""

from app.forms.context import FormContext
from app.forms.fields.base import Option
from app.forms.fields.choice import ChoiceField
from app.forms.scope import Scope


class Options:
    """The options of one page; the platform's lists are asked for once."""

    def __init__(self, context: FormContext) -> None:
        self._context = context
        self._asked: dict[str, object] = {}

    def of(self, field: ChoiceField, scope: Scope) -> tuple[Option, ...]:
        """The options of a field, in the order in which they are offered."""
        if field.choices:
            return field.labelled(self._list(field.choices))
        if field.options_from:
            return field.labelled(scope.evaluate(field.options_from))
        return field.options

    def _list(self, name: str) -> object:
        if name not in self._asked:
            self._asked[name] = self._context.choices(name)
        return self._asked[name]
