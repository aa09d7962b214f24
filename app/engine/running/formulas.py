"""The expressions of a diagram: compiled once, evaluated against a token's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.errors import DataRefused, ReservedKey
from app.engine.interface import StepFailed
from app.engine.running.plain_data import plain
from app.feel.errors import FeelError
from app.feel.expression import Expression, compile_expression

if TYPE_CHECKING:
    from app.engine.running.instances import Scope
    from app.engine.running.tokens import Token


@dataclass(frozen=True, slots=True)
class Formula:
    """One expression and the element on which it stands."""

    expression: Expression
    element: str

    def value(self, token: "Token") -> object:
        """Its value as plain data; raises StepFailed where there is none to be had."""
        return self._value_over(token.data, token.workflow)

    def _value_over(self, data: Mapping[str, object], scope: "Scope") -> object:
        try:
            names, moment = _names(data, scope)
            return plain(self.expression.evaluate(names, moment))
        except FeelError as fault:
            raise self._failed(fault.sentence_zh) from fault
        except (DataRefused, ReservedKey) as refusal:
            raise self._failed(str(refusal)) from refusal

    def holds(self, token: "Token") -> bool:
        """Its truth for a gateway; null is a failure, not false."""
        try:
            names, moment = _names(token.data, token.workflow)
            return self.expression.condition(names, moment)
        except FeelError as fault:
            raise self._failed(fault.sentence_zh) from fault

    def mapping(self, token: "Token") -> dict[str, object]:
        """Its value where that must be an object with names."""
        return self.mapping_over(token.data, token.workflow)

    def mapping_over(self, data: Mapping[str, object], scope: "Scope") -> dict[str, object]:
        """The same over data that no token carries."""
        value = self._value_over(data, scope)
        if not isinstance(value, dict):
            raise self._failed("结果不是上下文")
        return value

    def _failed(self, reason: str) -> StepFailed:
        return StepFailed(
            "表达式“{text}”不能计算：{reason}", self.element, text=self.expression.text, reason=reason
        )


def _names(data: Mapping[str, object], scope: "Scope") -> tuple[Mapping[str, object], datetime]:
    """What an expression in a scope may name, and its moment."""
    host = scope.top_workflow.host
    return {**data, **host.functions_at(scope.scope)}, host.moment


def compile_formula(text: str, element: str) -> Formula:
    """Compile an expression as it stands in a diagram, with or without `=`; raises FeelError."""
    return Formula(compile_expression(text.strip().removeprefix("=").strip()), element)
