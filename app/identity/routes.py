"""Signing in and out; in a demo, choosing a person instead of typing a password."""

from functools import cache

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.errors import InvalidCredentials, Refusal, TooManyAttempts, WeakPassword
from app.identity.accounts import (
    actor_of,
    begin_second_factor,
    change_area,
    change_password,
    end_sessions,
    session_epoch,
)
from app.identity.accounts import sign_in as check_password
from app.identity.actor import Actor
from app.identity.queries import demo_people
from app.scenarios.office import read_office
from app.storage.records import Area
from app.web import signed_in as visit
from app.web.door import platform, reading, writing
from app.web.kept_input import kept_input, safe_next
from app.web.permissions import allow, everyone, signed_in
from app.web.refusals import answer_to

routes = Blueprint("identity", __name__, template_folder="templates")


@routes.get("/sign-in")
@allow(everyone)
def sign_in() -> ResponseReturnValue:
    if platform().settings.demo and "password" not in request.args:
        return redirect(url_for(".people", next=request.args.get("next")))
    return _sign_in_page()


@routes.post("/sign-in")
@allow(everyone)
def present_password() -> ResponseReturnValue:
    form = request.form
    try:
        login, password = form.get("login", ""), form.get("password", "")
        actor = check_password(writing, login, password, _address(), form.get("code", ""))
    except (InvalidCredentials, TooManyAttempts) as refusal:
        return _sign_in_page(refusal), answer_to(refusal).status
    return _enter(actor)


@routes.post("/sign-in/kept")
@allow(everyone)
def keep_and_sign_in() -> ResponseReturnValue:
    """From a page whose sign-in had run out: what was typed there is carried along."""
    return _people_page() if platform().settings.demo else _sign_in_page()


@routes.post("/sign-out")
@allow(signed_in)
def sign_out() -> ResponseReturnValue:
    with writing() as unit:
        end_sessions(unit, visit.actor().account_id)
    visit.end()
    return redirect(url_for("shell.home"))


@routes.get("/account")
@allow(signed_in)
def account() -> str:
    return render_template("identity/account.html")


@routes.post("/account/area")
@allow(signed_in)
def choose_area() -> ResponseReturnValue:
    """From here on in another area in which posts are held; every page begins anew there."""
    with writing() as unit:
        there = change_area(unit, visit.actor(), request.form.get("area", ""))
    visit.work_in(there.area_id)
    flash(gettext("现在在%(area)s办理。", area=reading().session.get_one(Area, there.area_id).name))
    return redirect(url_for("shell.home"))


@routes.post("/account/password")
@allow(signed_in)
def set_password() -> ResponseReturnValue:
    """Ends all sessions, so that whoever knew the old password is out."""
    try:
        with writing() as unit:
            old, new = request.form.get("old", ""), request.form.get("new", "")
            change_password(unit, visit.actor().account_id, old, new)
    except (InvalidCredentials, WeakPassword) as refusal:
        return render_template("identity/account.html", refusal=refusal), 422
    visit.end()
    flash(gettext("密码已修改，请用新密码登录。"))
    return redirect(url_for(".sign_in", password=""))


@routes.post("/account/second-factor")
@allow(signed_in)
def set_second_factor() -> str:
    """Shows the secret once; from the next sign-in on a code is asked for."""
    with writing() as unit:
        secret = begin_second_factor(unit, visit.actor().account_id)
    return render_template("identity/account.html", secret=secret)


@routes.get("/people")
@allow(everyone)
def people() -> ResponseReturnValue:
    return _people_page()


@routes.post("/people/<account_id>")
@allow(everyone)
def become(account_id: str) -> ResponseReturnValue:
    """In a demo only: one click and one is this person."""
    if not platform().settings.demo:
        abort(404)
    actor = actor_of(reading(), account_id, session_epoch(reading(), account_id))
    if actor is None:
        abort(404)
    return _enter(actor)


def _enter(actor: Actor) -> ResponseReturnValue:
    """Starts the session and goes on to where the visitor wanted to go, or gives back what was typed."""
    visit.begin(actor)
    kept = kept_input(request.form.get("kept"))
    if kept:
        return render_template("identity/welcome_back.html", kept=kept)
    return redirect(safe_next(request.form.get("next")) or url_for("shell.home"))


def _sign_in_page(refusal: Refusal | None = None) -> str:
    return render_template("identity/sign_in.html", refusal=refusal, carried=_carried())


def _people_page() -> str:
    if not platform().settings.demo:
        abort(404)
    tries = _tries()
    places = {name: place for place, name in enumerate(tries)}
    people = sorted(demo_people(reading()), key=lambda person: places.get(person.name, len(places)))
    return render_template("identity/people.html", people=people, tries=tries, carried=_carried())


@cache
def _tries() -> dict[str, str]:
    """A sentence on what to try as each person, in the order of the demo's office."""
    return {each["name"]: each.get("try", "") for each in read_office("demo")["staff"]}


def _carried() -> dict[str, str]:
    """What the next step must know again: where to go on, what was typed."""
    named = {name: request.values.get(name, "") for name in ("next", "kept")}
    return {name: value for name, value in named.items() if value}


def _address() -> str:
    return request.remote_addr or ""
