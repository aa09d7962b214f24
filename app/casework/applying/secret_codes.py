"""The codes of the public: digits alone, because they are read aloud and typed on a telephone's keys."""

import secrets
import unicodedata

from app.storage.unit_of_work import UnitOfWork

GROUP = 4
CASE_GROUPS = 3
"""With the case number, and few guesses for each number, 10^12 is enough."""
DRAFT_GROUPS = 4
"""A draft has no number: its code alone must be beyond guessing."""


def new_code(groups: int) -> str:
    """A random code in groups of four digits, as `4821 0937 5516`."""
    return " ".join(f"{secrets.randbelow(10**GROUP):0{GROUP}d}" for _ in range(groups))


def case_secret(unit: UnitOfWork, number: str, code: str) -> str:
    """The keyed hash of a case number with its code.

    One hash of both: a lookup that fails cannot tell, in its time either, which of the two was wrong.
    """
    return unit.vault.blind_index("case_code.secret", f"{plain_number(number)}/{_digits(code)}")


def draft_secret(unit: UnitOfWork, code: str) -> str:
    """The keyed hash of a draft's code."""
    return unit.vault.blind_index("public_draft.secret", _digits(code))


def plain_number(number: str) -> str:
    """A case number without what people leave out or type in full width: ＧＳ－2026－00017 is GS202600017."""
    normal = unicodedata.normalize("NFKC", number[:64]).upper()
    return "".join(sign for sign in normal if sign.isalnum())


def _digits(code: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", code[:64]) if sign.isdecimal())
