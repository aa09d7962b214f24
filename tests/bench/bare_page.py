"""A page of the product again, as a bare Flask view that renders the same template with ready data.

The real page is asked for once. What its template was given, and what it was answered by the functions that
look something up, is kept; the bare view has no sign-in, no database and nothing to work out.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from flask import Flask, render_template, template_rendered
from flask.testing import FlaskClient

from app import create_app
from tests.bench.office import Office

ADDRESS = "/bare"
ASKED = ("area_name", "can_open", "hits_at", "legal_now", "process_name", "start_here", "unread_count")
OF_THE_REQUEST = ("g", "request", "session", "config")


def bare_page(office: Office, browser: FlaskClient, address: str) -> FlaskClient:
    """A browser that gets the page of `address` at ADDRESS, of ready data."""
    answers: dict[tuple[str, tuple[Any, ...]], Any] = {}
    given: dict[str, Any] = {}
    asked = {name: office.app.jinja_env.globals[name] for name in ASKED}

    def keep(_app: Flask, template: Any, context: dict[str, Any], **_more: Any) -> None:
        given.update(_ready(context), template=template.name)
        given["navigation"] = _navigation(office.app.jinja_env.globals["navigation"]())

    office.app.jinja_env.globals.update({name: _noting(answers, name, asked[name]) for name in ASKED})
    with template_rendered.connected_to(keep, office.app):
        browser.get(address)
    office.app.jinja_env.globals.update(asked)
    return _serving(office, given, answers).test_client()


def _noting(answers: dict[Any, Any], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def noting(*arguments: Any) -> Any:
        answers[name, arguments] = function(*arguments)
        return answers[name, arguments]

    return noting


def _ready(context: dict[str, Any]) -> dict[str, Any]:
    """The template's context with everything worked out that a page object works out when it is asked."""
    ready = {name: value for name, value in context.items() if name not in OF_THE_REQUEST}
    page, token = context["page"], context["csrf_token"]()
    names = [name for name in {*dir(page), *vars(page)} if not name.startswith("_")]
    return {
        **ready,
        "page": SimpleNamespace(**{name: getattr(page, name) for name in names}),
        "csrf_token": lambda: token,
    }


def _navigation(entries: list[Any]) -> list[Any]:
    return [_entry(entry, entry.parts()) for entry in entries]


def _entry(entry: Any, parts: Any) -> SimpleNamespace:
    return SimpleNamespace(
        url=entry.url, label=str(entry.label), icon=entry.icon, is_here=entry.is_here, parts=lambda: parts
    )


def _serving(office: Office, given: dict[str, Any], answers: dict[Any, Any]) -> Flask:
    bare, template, entries = create_app(office.platform), given.pop("template"), given.pop("navigation")
    hooks = (bare.before_request_funcs, bare.after_request_funcs, bare.teardown_request_funcs)
    for funcs in (*hooks, bare.teardown_appcontext_funcs, bare.template_context_processors):
        funcs.clear()
    bare.template_context_processors[None] = []
    bare.jinja_env.globals.update(
        {name: lambda *arguments, name=name: answers[name, arguments] for name in ASKED},
        navigation=lambda: entries,
    )
    bare.add_url_rule(ADDRESS, "bare", lambda: render_template(template, **given))
    return bare
