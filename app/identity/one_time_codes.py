"""One-time codes as a second factor: TOTP with HMAC-SHA-1, six digits, 30 seconds (RFC 6238)."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

_SECONDS = 30
_DIGITS = 6
_DRIFT_STEPS = 1


def new_secret() -> str:
    """A secret for an authenticator, in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def enrolment_uri(secret: str, login: str) -> str:
    """What an authenticator reads from a QR code."""
    return f"otpauth://totp/{quote('长护')}:{quote(login)}?{urlencode({'secret': secret, 'issuer': '长护'})}"


def code_at(secret: str, step: int) -> str:
    """The code of a step of 30 seconds since 1970."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}d}"


def step_of_code(secret: str, code: str, machine_moment: datetime, last_step: int) -> int | None:
    """The step to which a code belongs: now, or one to either side; None for a wrong or a used code."""
    now = int(machine_moment.timestamp()) // _SECONDS
    for step in range(now - _DRIFT_STEPS, now + _DRIFT_STEPS + 1):
        if step > last_step and hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None
