"""Acts on a legal clock by a person: stop, resume, another due day; each with its grounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from app.casework.clocks.clock_at_hand import Grounds
from app.casework.clocks.move_clock import move_clock
from app.casework.clocks.resume_clock import resume_clock
from app.casework.clocks.stop_clock import stop_clock
from app.domain.errors import FieldError, InvalidSubmission, Refusal
from app.identity.clock_access import may_move_clocks, may_stop_clocks
from app.storage.calendars import calendar_of
from app.storage.unit_of_work import UnitOfWork
from app.tracking.case_page import open_case_page
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import Permission, allow
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("clocks", __name__, template_folder="templates", url_prefix="/cases/<case_id>/clocks")

handlers = Permission(
    "handlers of clocks",
    lambda actor: actor is not None and (may_stop_clocks(actor) or may_move_clocks(actor)),
)
Act = Callable[[UnitOfWork, Grounds], None]


@dataclass(frozen=True)
class Choice:
    """An act that this clock allows this person now."""

    act: str
    heading: str
    day: str
    button: str


CHOICES = {
    "stop": Choice("stop", lazy_gettext("停表"), lazy_gettext("停表事由的送达日"), lazy_gettext("停表")),
    "resume": Choice("resume", lazy_gettext("恢复计算"), lazy_gettext("收到日"), lazy_gettext("恢复计算")),
    "move": Choice("move", lazy_gettext("变更届满日"), lazy_gettext("决定日"), lazy_gettext("变更")),
}


@routes.get("/<clock_id>/act")
@allow(handlers)
def act(case_id: str, clock_id: str) -> ResponseReturnValue:
    page, refused = open_case_page(reading(), actor(), case_id), kept()
    acting = request.args.get("acting", "") if refused.refusal else ""
    view, record = page.clock(clock_id)
    answer = render_template(
        "tracking/act_on_clock.html",
        page=page,
        tab="clocks",
        clock=view,
        record=record,
        choices=[CHOICES[name] for name in page.acts_open_to(record)],
        acting=acting,
        typed=refused.form,
        today=day_of(reading().moment),
        errors={f"{acting}-{error.field}": error for error in refused.errors},
        refusal=refused.otherwise,
    )
    return answer, refused.status


@routes.post("/<clock_id>/stop")
@allow(handlers)
def stop(case_id: str, clock_id: str) -> ResponseReturnValue:
    def stopped(unit: UnitOfWork, grounds: Grounds) -> None:
        stop_clock(unit, actor(), case_id, clock_id, grounds)

    return _do("stop", case_id, clock_id, stopped)


@routes.post("/<clock_id>/resume")
@allow(handlers)
def resume(case_id: str, clock_id: str) -> ResponseReturnValue:
    def resumed(unit: UnitOfWork, grounds: Grounds) -> None:
        resume_clock(unit, actor(), case_id, clock_id, grounds, request.form.get("cause", ""))

    return _do("resume", case_id, clock_id, resumed)


@routes.post("/<clock_id>/move")
@allow(handlers)
def move(case_id: str, clock_id: str) -> ResponseReturnValue:
    def moved(unit: UnitOfWork, grounds: Grounds) -> None:
        due_on = date.fromisoformat(request.form["due_on"])
        if "rest_day" not in request.form:
            _check_working_day(unit, due_on)
        move_clock(unit, actor(), case_id, clock_id, grounds, due_on)

    return _do("move", case_id, clock_id, moved)


def _do(name: str, case_id: str, clock_id: str, do: Act) -> ResponseReturnValue:
    """One act in one transaction; a refused one comes back with what was typed."""
    try:
        grounds = _grounds()
        with writing() as unit:
            do(unit, grounds)
    except Refusal as refusal:
        held = keep(request.form, refusal)
        return lead_to(".act", held, case_id=case_id, clock_id=clock_id, acting=name)
    flash(gettext("已办理：%(act)s。", act=CHOICES[name].heading))
    return redirect(url_for("tracking.why_this_day", case_id=case_id, clock_id=clock_id))


def _check_working_day(unit: UnitOfWork, due_on: date) -> None:
    """Raises InvalidSubmission; nothing forbids a rest day, but nobody should choose one unawares."""
    day = calendar_of(unit, actor().area_id).kind_of(due_on)
    if not day.is_working:
        said = {"day": due_on, "kind": day.holiday or day.kind.label}
        raise InvalidSubmission((FieldError("due_on", "rest_day", "{day}是休息日（{kind}）。", said),))


def _grounds() -> Grounds:
    """What was typed. Raises InvalidSubmission with every error at once, the days' among them."""
    form, today = request.form, day_of(reading().moment)
    days = {name: _day(form[name]) for name in ("day", "due_on") if name in form}
    grounds = Grounds(
        days.get("day") or today, form.get("reason", "")[:200], form.get("legal_basis", "")[:200]
    )
    missing = [FieldError(name, "date", "请填写日期。") for name, day in days.items() if day is None]
    errors = (*missing, *grounds.errors(today))
    if errors or "day" not in days:
        raise InvalidSubmission(errors)
    return grounds


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
