"""The parameters that hold in an area: what the sources state, what the area has set, what it lacks."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from app.casework.parameters.parameter_names import parameter_name
from app.casework.parameters.set_area_parameter import (
    MAY_SET,
    set_area_parameter,
    withdraw_area_parameter,
)
from app.domain.errors import InvalidSubmission, NotFound, Refusal
from app.storage.area_parameters import cases_counting_by
from app.storage.staff import names_of
from app.studio.area_law import AreaLaw
from app.studio.parameter_entry import ParameterEntry, entry_from, entry_of
from app.studio.parameter_page import grouped, question_about, rows_of, sections_of, suggested_units
from app.web.door import reading, writing
from app.web.navigation import Entry, announce
from app.web.permissions import allow, holds
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.workcalendar.parameter_entry import UNIT_NAMES
from app.workcalendar.parameter_units import LENGTH_UNITS

routes = Blueprint("parameters", __name__, template_folder="templates", url_prefix="/parameters")
routes.record_once(announce(Entry(85, "parameters.page", lazy_gettext("地区参数"), "settings")))

onlookers, authors = holds("policy_staff", "supervisor", "admin_dept", "sys_admin"), holds(*MAY_SET)
SHOWN = {"used": lazy_gettext("流程用到的"), "own": lazy_gettext("本地设定的"), "all": lazy_gettext("全部")}
SAID = {"draft": lazy_gettext("已保存草稿："), "in_force": lazy_gettext("已设定：")}


@routes.get("")
@allow(onlookers)
def page() -> str:
    here = _here()
    rows = rows_of(here.law.parameters, here.needs, here.today)
    kinds = {"all": rows, "used": [r for r in rows if r.used_by], "own": [r for r in rows if r.is_own]}
    shown = request.args.get("show", "used")
    shown = shown if shown in kinds else "used"
    groups = grouped(kinds[shown], here.law.stated)
    return render_template(
        "studio/parameters.html",
        held=here,
        tabs=[_tab(kind, len(kinds[kind]), kind == shown) for kind in SHOWN],
        shown=shown,
        groups=groups,
        sections=sections_of(groups),
        others=[each for each in reading().tools.regions.values() if each is not here.law.stated],
        lacking=[question_about(need) for need in here.lacking],
        names=names_of(
            reading().session, {row.parameter.setting.set_by for row in rows if row.parameter.setting}
        ),
        may_set=authors.admits(actor()),
    )


@routes.get("/regions/<name>")
@allow(onlookers)
def region(name: str) -> str:
    """What another region's sources state, to look at and compare."""
    stated = reading().tools.regions.get(name)
    if stated is None:
        raise NotFound()
    groups = grouped(rows_of(stated, (), _here().today), stated)
    return render_template(
        "studio/region.html", stated=stated, groups=groups, sections=sections_of(groups), may_set=False
    )


@routes.get("/set")
@allow(authors)
def form() -> str:
    """An empty form for a key, or one filled with what was set from a day on."""
    key, since = request.args.get("key", ""), request.args.get("since", "")
    here = _here()
    stated = here.law.stated.versions.get(key, ())
    if since:
        return _form(entry_from(here.value_set(key, _day(since), request.args.get("state", ""))))
    units = suggested_units(key, reading().tools.regions)
    unit = stated[-1].unit if stated else units[0] if units else ""
    return _form(ParameterEntry(key=key, unit=unit, valid_from=here.today.isoformat()))


@routes.post("/set")
@allow(authors)
def set_value() -> ResponseReturnValue:
    return _set(entry_of(request.form))


@routes.post("/enforce")
@allow(authors)
def enforce() -> ResponseReturnValue:
    """Puts a draft in force as it stands."""
    draft = _here().value_set(request.form.get("key", ""), _day(request.form.get("since", "")), "draft")
    return _set(replace(entry_from(draft), state="in_force"))


@routes.post("/withdraw")
@allow(authors)
def withdraw() -> ResponseReturnValue:
    key, since = request.form.get("key", ""), _day(request.form.get("since", ""))
    with writing() as unit:
        withdraw_area_parameter(unit, actor(), key, since)
    flash(gettext("已撤回：") + parameter_name(key))
    return redirect(url_for(".page", show="own"))


def _set(entry: ParameterEntry) -> ResponseReturnValue:
    try:
        wanted = entry.area_value()
        with writing() as unit:
            set_area_parameter(unit, actor(), wanted)
    except Refusal as refusal:
        return _form(entry, refusal), answer_to(refusal).status
    flash(SAID[wanted.state] + parameter_name(entry.key))
    return redirect(url_for(".page", show="own"))


def _form(entry: ParameterEntry, refusal: Refusal | None = None) -> str:
    here = _here()
    need = here.need(entry.key)
    errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
    return render_template(
        "studio/parameter_form.html",
        held=here,
        entry=entry,
        question=question_about(need),
        units={
            unit: name
            for unit, name in UNIT_NAMES.items()
            if unit != "table" and (unit in LENGTH_UNITS or not need.is_length)
        },
        errors={error.field: error for error in errors},
        refusal=None if errors else refusal,
        running=len(cases_counting_by(reading().session, here.area_id, entry.key)) if need.is_length else 0,
    )


def _here() -> AreaLaw:
    return AreaLaw(reading(), actor().area_id)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFound() from None


def _tab(kind: str, count: int, here: bool) -> dict[str, object]:
    return {"label": SHOWN[kind], "url": url_for(".page", show=kind), "count": count, "here": here}
