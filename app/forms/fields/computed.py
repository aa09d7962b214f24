"""A value that the platform computes from the others and never takes from the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.forms.fields.base import Field, FieldContext, Option, placement
from app.forms.part import Feel, Part


@dataclass(frozen=True, kw_only=True)
class ComputedField(Field):
    """An `expression`; without a label it is kept but not shown."""

    expression: Feel

    computed = True

    def parse(self, raw: object, around: FieldContext) -> object:
        """What the expression gave, as it is."""
        return raw

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """As text; yes and no in words."""
        if isinstance(value, bool):
            return "是" if value else "否"
        return format(value, "f") if isinstance(value, Decimal) else self.to_text(value)


def read_expression(part: Part, properties: Part, validate: Part) -> ComputedField:
    """An `expression` component."""
    part.ignore("computeOn")
    expression = part.feel("expression")
    if expression is None:
        part.problem("缺少“expression”")
    return ComputedField(
        **placement(part),
        path=part.key("key"),
        label=part.text("label"),
        hint=part.text("description") or properties.text("hint"),
        readonly=True,
        rule=properties.feel("rule"),
        rule_message=properties.text("rule_message"),
        validators=properties.names("validator"),
        requirements=properties.names("requirements"),
        source=properties.text("source"),
        expression=expression or Feel("null"),
    )
