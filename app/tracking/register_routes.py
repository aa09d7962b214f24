"""Registers for the office: who is barred, designated, under agreement, on a day, and how it came about."""

from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext

from app.business.registers.queries import count_in_registers
from app.tracking import register_pages as pages
from app.web.door import reading, writing
from app.web.navigation import Entry, announce
from app.web.permissions import allow, holds
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("registers", __name__, template_folder="templates", url_prefix="/registers")
routes.record_once(announce(Entry(24, "registers.registers", lazy_gettext("登记簿"), "folder")))
reads_registers = holds(*pages.reading_posts())


@routes.get("")
@allow(reads_registers)
def registers() -> str:
    unit = reading()
    return render_template(
        "tracking/registers.html",
        registers=pages.readable(unit, actor()),
        counts=count_in_registers(unit.session, actor().area_id),
    )


@routes.get("/<name>")
@allow(reads_registers)
def register(name: str) -> str:
    unit = reading()
    rule = pages.register_in_sight(unit, actor(), name)
    on, past, named = _day(day_of(unit.moment)), "past" in request.args, request.args.get("q", "").strip()
    entries = pages.entries_on(unit, actor(), rule, on, past=past, named=named)
    return render_template(
        "tracking/register.html", rule=rule, entries=entries, on=on, past=past, named=named
    )


@routes.get("/<name>/<entry_id>")
@allow(reads_registers)
def entry(name: str, entry_id: str) -> str:
    unit = reading()
    found = pages.entry_in_sight(unit, actor(), name, entry_id)
    return render_template(
        "tracking/register_entry.html",
        shown=pages.shown_now(unit, actor(), found),
        turns=pages.turns_of(unit, found),
    )


@routes.post("/<name>/<entry_id>/reveal")
@allow(reads_registers)
def reveal(name: str, entry_id: str) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        return entry(name, entry_id), 422
    with writing() as unit:
        found = pages.entry_in_sight(unit, actor(), name, entry_id)
        facts = pages.reveal(unit, actor(), found, reason)
    return render_template(
        "tracking/register_revealed.html",
        facts=facts,
        reason=reason,
        back=url_for(".entry", name=name, entry_id=entry_id),
    )


def _day(today: date) -> date:
    """The day that is asked for; today for none, or for what is no day."""
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return today
