"""Where validators are registered under their names, and what they are given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.errors import FieldError
from app.feel import HostFunction
from app.forms.context import Choices, no_choices


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A submission seen from the field that names the validator.

    `name` and `value` are the field's; `values` are those of the whole form, `row` those of the field's row
    (or again the form's); `facts` and `choices` as in FormContext.
    """

    name: str
    value: object
    values: Mapping[str, object]
    row: Mapping[str, object]
    facts: Mapping[str, object]
    moment: datetime
    functions: Mapping[str, HostFunction] = field(default_factory=dict)
    choices: Choices = no_choices
    requirement: str | None = None

    def parameter(self, key: str) -> object:
        """A parameter of the region; None where it is silent or nobody lends parameters."""
        function = self.functions.get("parameter")
        return function.call(key) if function else None

    def error(self, code: str, sentence: str, at: str | None = None, **params: object) -> FieldError:
        """A refusal at this field, or at another one by its name on the page."""
        return FieldError(at or self.name, code, sentence, params, self.requirement)


Validator = Callable[[Submission], Iterable[FieldError]]
VALIDATORS: dict[str, Validator] = {}
CODES: dict[str, str] = {}
"""The code of the errors that each validator yields."""


def validator(name: str, *, code: str) -> Callable[[Validator], Validator]:
    """Register a validator, whose errors have that code; a second one of the same name is refused."""

    def register(check: Validator) -> Validator:
        if name in VALIDATORS:
            raise ValueError(f"validator {name} is registered twice")
        VALIDATORS[name], CODES[name] = check, code
        return check

    return register
