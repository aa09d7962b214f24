"""Checks that a schema cannot say, by name: `properties.validator` of a field names them.

A validator is a pure function of a Submission and yields FieldErrors. Those of one subject stand in its room.
"""

from app.forms.validators import recusal
from app.forms.validators.registry import CODES, VALIDATORS, Submission, validator

__all__ = ["CODES", "VALIDATORS", "Submission", "recusal", "validator"]
