"""Furnishes a Flask app with everything that all screens share, in the order in which a request meets it."""

from datetime import timedelta

from flask import Flask, request
from flask_wtf import CSRFProtect

from app.bootstrap import Platform
from app.web.assets import serve_assets
from app.web.demo_guide import start_here
from app.web.door import open_door, reading
from app.web.form_words import teach_form_words
from app.web.headers import send_headers
from app.web.hits import hits_at
from app.web.languages import speak_languages
from app.web.navigation import show_navigation
from app.web.office_words import teach_office_words
from app.web.permissions import allow, everyone, guard
from app.web.refusals import explain_refusals
from app.web.routes import can_open
from app.web.saying import teach_saying
from app.web.signed_in import WHOLE, accept_sign_ins
from app.web.wording import teach_words

LARGEST_REQUEST = 12 * 1024 * 1024
LARGEST_FORM = 2 * 1024 * 1024
MOST_FIELDS = 5_000


def furnish(app: Flask, platform: Platform) -> None:
    """Makes `app` ready for the screens' blueprints."""
    _configure(app, platform)
    open_door(app, platform)
    accept_sign_ins(app)
    speak_languages(app)
    guard(app)  # before CSRF: a sign-in that ran out is said as such
    CSRFProtect(app)
    send_headers(app)
    explain_refusals(app)
    serve_assets(app)
    show_navigation(app)
    teach_words(app)
    teach_saying(app)
    teach_form_words(app)
    teach_office_words(app)
    app.view_functions["static"] = allow(everyone)(app.view_functions["static"])
    app.jinja_env.globals.update(
        can_open=lambda endpoint: can_open(app, endpoint),
        here=here,
        hits_at=hits_at,
        start_here=start_here,
        legal_now=lambda: reading().moment,
    )
    app.context_processor(lambda: {"demo": platform.settings.demo})


def here() -> str:
    """The page shown, to come back to; the home page for an answer to a form."""
    return request.full_path.rstrip("?") if request.method == "GET" else "/"


def _configure(app: Flask, platform: Platform) -> None:
    app.secret_key = platform.settings.secret_key
    app.config.update(
        SESSION_COOKIE_NAME="changhu",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=platform.settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=WHOLE,
        WTF_CSRF_TIME_LIMIT=None,  # the token lives as long as the session does
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=MOST_FIELDS,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
    )
