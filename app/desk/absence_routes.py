"""Absences: who is away, who stands in, and which tasks that covers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.absences.end_absence import end_absence
from app.casework.absences.enter_absence import AbsenceEntry, absentees, enter_absence, possible_substitutes
from app.casework.absences.work_to_stand_in import LentTask, work_to_stand_in
from app.domain.errors import FieldError, InvalidSubmission, NotFound
from app.identity.actor import Actor
from app.identity.colleagues import colleagues
from app.storage.absences import absences_from
from app.storage.records import Absence
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("absences", __name__, url_prefix="/absences")


@dataclass(frozen=True)
class Arrangement:
    """One absence as it is shown, with the tasks that it covers now."""

    absence: Absence
    absent: str
    substitute: str
    tasks: tuple[LentTask, ...]
    in_force: bool
    may_end: bool


@routes.get("")
@allow(caseworker)
def overview() -> str:
    """What is in force or to come: mine, where I stand in, and those of the people whom I supervise."""
    unit, me = reading(), actor()
    today = day_of(unit.moment)
    mine = {one.account_id: one for one in absentees(unit, me)}
    found = absences_from(unit.session, me.area_id, today, mine.keys())
    return render_template(
        "desk/absences.html",
        arrangements=[_arrangement(*each, mine) for each in found],
        enters_for_others=len(mine) > 1,
    )


def _arrangement(absence: Absence, absent: str, substitute: str, mine: dict[str, Actor]) -> Arrangement:
    today = day_of(reading().moment)
    return Arrangement(
        absence=absence,
        absent=absent,
        substitute=substitute,
        tasks=_lent(absence.account_id, absence.substitute_id),
        in_force=absence.since <= today,
        may_end=absence.account_id in mine or absence.entered_by == actor().account_id,
    )


@routes.get("/new")
@allow(caseworker)
def new() -> ResponseReturnValue:
    refused = kept()
    if refused.refusal is not None:
        return _entry_page(_typed(refused.form), refused.errors_by_field), refused.status
    today = day_of(reading().moment)
    who = request.args.get("who", "") or actor().account_id
    return _entry_page(AbsenceEntry(who, request.args.get("substitute_id", ""), today, None), {})


@routes.post("/new")
@allow(caseworker)
def enter() -> ResponseReturnValue:
    try:
        with writing() as unit:
            enter_absence(unit, actor(), _typed(request.form))
    except InvalidSubmission as refusal:
        return lead_to(".new", keep(request.form, refusal))
    flash(gettext("缺席已登记，代办人会收到消息。"))
    return redirect(url_for(".overview"))


@routes.get("/covered")
@allow(caseworker)
def covered() -> str:
    """The tasks that a substitute could do, shown when one is chosen."""
    who, substitute_id = request.args.get("account_id", ""), request.args.get("substitute_id", "")
    _absentee(who)
    return render_template("desk/covered.html", tasks=_lent(who, substitute_id), chosen=bool(substitute_id))


@routes.post("/<absence_id>/end")
@allow(caseworker)
def end(absence_id: str) -> ResponseReturnValue:
    with writing() as unit:
        end_absence(unit, actor(), absence_id)
    flash(gettext("缺席代办已结束。"))
    return redirect(url_for(".overview"))


def _entry_page(entry: AbsenceEntry, errors: Mapping[str, FieldError]) -> str:
    absent = _absentee(entry.account_id)
    return render_template(
        "desk/absence_form.html",
        entry=entry,
        absent=absent,
        people=absentees(reading(), actor()),
        substitutes=possible_substitutes(reading(), absent),
        tasks=_lent(absent.account_id, entry.substitute_id),
        today=day_of(reading().moment),
        errors=errors,
    )


def _absentee(account_id: str) -> Actor:
    """Somebody for whom I may enter an absence. Raises NotFound for anybody else."""
    found = (one for one in absentees(reading(), actor()) if one.account_id == account_id)
    absent = next(found, None)
    if absent is None:
        raise NotFound()
    return absent


def _lent(absent_id: str, substitute_id: str) -> tuple[LentTask, ...]:
    """What the substitute, once chosen, may and may not do of the absent person's tasks."""
    found = colleagues(reading(), actor().area_id) if substitute_id else ()
    substitute = next((one for one in found if one.account_id == substitute_id), None)
    return work_to_stand_in(reading(), absent_id, substitute) if substitute else ()


def _typed(form: Mapping[str, str]) -> AbsenceEntry:
    days = (_day(form.get(name, "")) for name in ("since", "until"))
    return AbsenceEntry(form.get("account_id", ""), form.get("substitute_id", ""), *days)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
