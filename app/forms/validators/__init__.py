"""Checks that a schema cannot say, by name: `properties.validator` of a field names them.

A validator is a pure function of a Submission and yields FieldErrors. One module for each noun.
"""

from app.forms.validators import recusal, team
from app.forms.validators.registry import CODES, VALIDATORS, Submission, validator

__all__ = ["CODES", "VALIDATORS", "Submission", "recusal", "team", "validator"]
