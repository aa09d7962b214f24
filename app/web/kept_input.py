"""What was typed outlives a sign-in that ran out: the refusing page carries it, the next sign-in returns it.

Only a form that names its draft in `_keep` is kept, and only when the page that sent it was ours: no
stranger's page may put words into somebody's draft.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

OURS_ALONE = frozenset({"csrf_token", "_keep"})
HOURS_12 = 12 * 3600


def keep_input() -> str | None:
    """The refused form, signed, to be carried through the sign-in; None if there is nothing to keep."""
    place = request.form.get("_keep", "")
    if not place.startswith("/") or not _is_ours():
        return None
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS_ALONE]
    return _serializer().dumps({"place": place, "fields": fields})


def kept_input(carried: str | None) -> dict[str, Any] | None:
    """{"place": URL of the draft, "fields": [[name, value]]}; None for nothing, or for what is not ours."""
    if not carried:
        return None
    try:
        kept: dict[str, Any] = _serializer().loads(carried, max_age=HOURS_12)
    except BadData:
        return None
    return kept


def safe_next(target: str | None) -> str | None:
    """A path inside this site, to go on to after signing in; None for anything else."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc or any(ord(sign) < 32 for sign in target) else target


def _is_ours() -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.host


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept-input")
