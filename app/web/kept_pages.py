"""A page that follows upon a form has an address of its own, and what it needs waits under an id.

A form that was refused, a search, what became of many tasks: the answer to the POST only sends the browser on
(303) to an address with `?kept=…`. So Back and reload ask for a page, and never for the form to be sent anew.
"""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from flask import redirect, request, session, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.domain.errors import FieldError, InvalidSubmission, Refusal
from app.storage.kept_entries import keep_entry, kept_entry
from app.web.door import reading, writing
from app.web.kept_refusals import refusal_of, told_of
from app.web.refusals import answer_to
from app.web.signed_in import WHOLE, actor_or_none

ARGUMENT = "kept"
SHOWN_ONCE = timedelta(minutes=10)
"""How long what is shown once, as a code, can be shown again by the page on which it was."""
_BROWSER = "browser"


@dataclass(frozen=True)
class Kept:
    """What a form left: its input, or plain data; and what stood against it (None: nothing)."""

    typed: Any = None
    refusal: Refusal | None = None

    @property
    def form(self) -> MultiDict[str, str]:
        """The input as `request.form` was."""
        return MultiDict(self.typed or {})

    @property
    def errors(self) -> tuple[FieldError, ...]:
        """What is wrong with single fields."""
        return self.refusal.errors if isinstance(self.refusal, InvalidSubmission) else ()

    @property
    def errors_by_field(self) -> dict[str, FieldError]:
        """The same as parts/entry.html takes it."""
        return {error.field: error for error in self.errors}

    @property
    def otherwise(self) -> Refusal | None:
        """The refusal that is not about single fields."""
        return None if self.errors else self.refusal

    @property
    def status(self) -> int:
        """How the page that shows it answers."""
        return answer_to(self.refusal).status if self.refusal else 200


def keep(
    typed: object,
    refusal: Refusal | None = None,
    *,
    area_id: str | None = None,
    lasting: timedelta = WHOLE,
) -> str:
    """Keeps it for whoever is at the screen; gives the id. Without a sign-in the area must be named."""
    if isinstance(typed, MultiDict):
        typed = {name: values for name, values in typed.lists() if name != "csrf_token"}
    present = actor_or_none()
    place = present.area_id if present else area_id
    assert place is not None, "a visitor without an account has an area"
    with writing() as unit:
        content = {"typed": typed, "refusal": told_of(refusal)}
        return keep_entry(unit, place, _holder(begin=True), content, lasting=lasting)


def lead_to(endpoint: str, held: str, **values: Any) -> Response:
    """Sends the browser on to the page that shows what is kept under an id."""
    return redirect(url_for(endpoint, **{**values, ARGUMENT: held}), 303)


def kept() -> Kept:
    """What this address names; nothing where it names nothing, is over, or was another person's."""
    entry_id, holder = request.args.get(ARGUMENT, ""), _holder()
    row = kept_entry(reading(), holder, entry_id) if entry_id and holder else None
    if row is None:
        return Kept()
    content = reading().vault.read(row, "values")
    return Kept(content["typed"], refusal_of(content["refusal"]))


def _holder(*, begin: bool = False) -> str:
    """The account, or a name for this browser; "" for a browser that has none yet."""
    present = actor_or_none()
    if present is not None:
        return present.account_id
    if begin and _BROWSER not in session:
        session[_BROWSER] = token_urlsafe(16)
    return str(session.get(_BROWSER, ""))
