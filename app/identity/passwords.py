"""Passwords: argon2id, at least 12 characters, none that stands on everybody's list."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.errors import WeakPassword

SHORTEST = 12
LONGEST = 200

# OWASP's floor for argon2id: 19 MiB and two passes.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_HASH_OF_NOBODY = _HASHER.hash("fits no password, because nobody has it")
_LISTED = Path(__file__).with_name("breached_passwords.txt")


def hash_password(password: str, *, login: str) -> str:
    """The hash to store. Raises WeakPassword."""
    reason = weakness(password, login)
    if reason:
        raise WeakPassword(field="password", reason=reason)
    return _HASHER.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; takes the same time where there is no hash at all."""
    try:
        _HASHER.verify(password_hash or _HASH_OF_NOBODY, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def weakness(password: str, login: str) -> str | None:
    """What is wrong with a new password, in Chinese; None for a good one."""
    plain = password.casefold()
    if len(password) < SHORTEST:
        return f"至少{SHORTEST}个字符"
    if len(password) > LONGEST:
        return f"最多{LONGEST}个字符"
    if plain in _breached() or len(set(plain)) < 5 or _is_run(plain):
        return "过于常见，容易被猜出"
    if login and login.casefold() in plain:
        return "不得包含用户名"
    return None


def _is_run(text: str) -> bool:
    """Whether every character is the neighbour of the one before it: 123456789012, abcdefghijkl."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps <= {1, -9} or steps <= {-1, 9}


@cache
def _breached() -> frozenset[str]:
    return frozenset(_LISTED.read_text("utf-8").split())
