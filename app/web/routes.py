"""What belongs to no screen: the way home, the visitor's choices, a fresh token after signing in again."""

from flask import Blueprint, Flask, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from app.identity.access import PRIVATE_KINDS
from app.web.door import platform
from app.web.kept_input import safe_next
from app.web.languages import LANGUAGES
from app.web.navigation import open_entries
from app.web.permissions import allow, everyone, permission_of, signed_in
from app.web.signed_in import actor_or_none

routes = Blueprint("shell", __name__)


def can_open(app: Flask, endpoint: str) -> bool:
    """Whether a screen exists and admits the visitor: a link to it would not be dead."""
    permission = permission_of(app, endpoint)
    return permission is not None and permission.admits(actor_or_none())


@routes.get("/")
@allow(everyone)
def home() -> ResponseReturnValue:
    visitor = actor_or_none()
    if visitor is None:
        return redirect(url_for("identity.sign_in" if platform().settings.demo else "portal.home"))
    if visitor.memberships and visitor.organisation_kinds <= PRIVATE_KINDS:
        return redirect(url_for("portal.mine"))
    first = next((entry for entry in open_entries() if entry.is_a_start()), None)
    return redirect(first.url) if first else render_template("nothing_to_do.html")


@routes.post("/choices")
@allow(everyone)
def choose() -> ResponseReturnValue:
    if "large" in request.form:
        session["large"] = bool(request.form["large"])
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(safe_next(request.form.get("next")) or url_for(".home"))


@routes.get("/token")
@allow(signed_in)
def token() -> ResponseReturnValue:
    return {"token": generate_csrf()}


@routes.get("/signed-in-again")
@allow(signed_in)
def signed_in_again() -> str:
    return render_template("signed_in_again.html")
