"""The names that the expressions of a form see, and their evaluation."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from app.domain.errors import MaterialRefused
from app.feel import FeelError, HostFunction, compile_expression, with_texts
from app.forms.context import FormContext
from app.forms.fields.layout import in_other_words
from app.forms.part import Feel
from app.forms.places import put_at
from app.workcalendar.lengths import Length

_PLAIN = (str, bool, Decimal, date, time)


class Scope:
    """Facts and functions, and over them the form's `own` values; a row's values lie over its form's.

    Where a group is called like a fact, as `insured`, its values lie over those of the fact, one by one.
    """

    def __init__(
        self,
        form_id: str,
        context: FormContext,
        own: dict[str, object],
        outer: Mapping[str, object],
        spaced: Sequence[str],
    ) -> None:
        self.form_id = form_id
        self.context = context
        self.own = own
        self.outer = outer
        # The names that the compiler must be told; the form's own are plain words.
        self.spaced = spaced
        self.names = {**outer, **{name: self._over(name) for name in own}}

    @classmethod
    def of_form(cls, form_id: str, context: FormContext, own: dict[str, object]) -> "Scope":
        """The scope of a form's top level."""
        outer = {**context.functions, **context.facts}
        return cls(form_id, context, own, outer, [name for name in outer if not name.isidentifier()])

    def anew(self, own: dict[str, object]) -> "Scope":
        """The same facts and functions over other values of the form."""
        return Scope(self.form_id, self.context, own, self.outer, self.spaced)

    def of_row(self, own: dict[str, object], number: int) -> "Scope":
        """The scope of one row; rows count from 1."""
        around = {**self.names, "this": own, "parent": self.own, "i": Decimal(number)}
        return Scope(self.form_id, self.context, own, around, self.spaced)

    def learn(self, path: tuple[str, ...], value: object) -> None:
        """Let later expressions see a value of the form's own."""
        put_at(self.own, path, value)
        self.names[path[0]] = self._over(path[0])

    def _over(self, name: str) -> object:
        own, fact = self.own[name], self.outer.get(name)
        return {**fact, **own} if isinstance(own, Mapping) and isinstance(fact, Mapping) else own

    def fill_in(self, expression: Feel, name: str) -> object:
        """What an expression offers to the field or group of this name: there, the name means the fact."""
        names = dict(self.names)
        names.pop(name, None)
        if name in self.outer:
            names[name] = self.outer[name]
        return self._run(expression, names)

    def evaluate(self, expression: Feel) -> object:
        """The value as plain data. Raises MaterialRefused where the expression cannot be read or run."""
        return self._run(expression, self.names)

    def _run(self, expression: Feel, names: Mapping[str, object]) -> object:
        try:
            compiled = compile_expression(expression.text, self.spaced)
            return plain(compiled.evaluate(names, self.context.moment))
        except FeelError as error:
            reason = f"表达式“{expression.text[:80]}”：{error.sentence_zh}"
            raise MaterialRefused(material=self.form_id, reason=reason) from error

    def write(self, expression: Feel, other: Callable[[str], str]) -> str:
        """The text that an expression makes of its own words and of values; `other` puts the words."""
        translated = Feel(with_texts(expression.text, lambda text: in_other_words(text, other)))
        lengths = HostFunction("in_words", ("length",), lambda length: _length_in_words(length, other))
        found = self._run(translated, {**self.names, lengths.name: lengths})
        return "" if found is None else str(found)

    def is_true(self, expression: Feel | None) -> bool:
        """Whether an expression is there and true; null is not."""
        return expression is not None and self.evaluate(expression) is True

    def resolve(self, bound: Decimal | Feel | None) -> object:
        """The value of a limit."""
        return self.evaluate(bound) if isinstance(bound, Feel) else bound


def _length_in_words(length: object, other: Callable[[str], str]) -> str:
    """A length that a parameter gives; "" for one that is silent."""
    if length is None:
        return ""
    said = Length.parse(length).said
    return other(said.pattern).format(**said.values)


def plain(value: object) -> object:
    """A value of the language as data that can be stored: durations and the like as text."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    return str(value)
