"""The working calendar: a year at a glance, the notices, entering one after seeing what it moves."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext

from app.casework.clocks.enter_year_notice import MAY_ENTER, enter_year_notice, next_revision
from app.casework.clocks.preview_year_notice import Preview, preview_year_notice
from app.domain.errors import InvalidSubmission, NoticeRefused, Refusal
from app.storage.calendars import year_notices
from app.storage.staff import names_of
from app.storage.year_notices import notice_rows
from app.studio.notice_entry import NoticeEntry, blank_entry, entry_from, entry_of, errors_in
from app.studio.queries import recount_of
from app.studio.year_view import YearView, year_view
from app.web.door import reading, writing
from app.web.navigation import Entry, announce
from app.web.permissions import allow, holds
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.moments import day_of
from app.workcalendar.notices import YearNotice

routes = Blueprint("calendar", __name__, template_folder="templates", url_prefix="/calendar")
routes.record_once(announce(Entry(80, "calendar.year", lazy_gettext("工作日历"), "calendar")))

FIRST_YEAR, YEARS_AHEAD = 2004, 2
MOST_MOVES = 200
MAY_LOOK = ("policy_staff", "sys_admin", "supervisor", "admin_dept")
onlookers, authors = holds(*MAY_LOOK), holds(*MAY_ENTER)


@routes.get("")
@allow(onlookers)
def year() -> str:
    unit = reading()
    rows = notice_rows(unit.session)
    return render_template(
        "studio/calendar.html",
        view=_year_view(_asked_year(), year_notices(unit.session)),
        years=range(max(FIRST_YEAR, _this_year() - 2), _this_year() + YEARS_AHEAD + 1),
        notices=rows,
        names=names_of(unit.session, {row.entered_by for row in rows}),
        recount=recount_of(unit, actor().area_id),
        may_enter=authors.admits(actor()),
    )


@routes.get("/notices/new")
@allow(authors)
def new_notice() -> str:
    """An empty form, or one filled with the notice that is to be revised."""
    asked = _asked_year()
    revision = next_revision(year_notices(reading().session), asked)
    latest = next((row for row in notice_rows(reading().session) if row.year == asked), None)
    return _form(entry_from(latest, revision) if latest else blank_entry(asked, revision))


@routes.post("/notices/text")
@allow(authors)
def read_text() -> ResponseReturnValue:
    """The form with the ranges that the notice's pasted body names."""
    entry = entry_of(request.form)
    try:
        return _form(entry.with_text_read())
    except (InvalidSubmission, NoticeRefused) as refusal:
        return _form(entry, refusal), answer_to(refusal).status


@routes.post("/notices/preview")
@allow(authors)
def preview() -> ResponseReturnValue:
    """Every deadline that would move; nothing is changed yet."""
    entry = entry_of(request.form)
    try:
        notice = entry.notice()
        found = preview_year_notice(reading(), actor(), notice)
    except Refusal as refusal:
        return _form(entry, refusal), answer_to(refusal).status
    return _preview_page(entry, notice, found)


@routes.post("/notices/edit")
@allow(authors)
def edit() -> str:
    """Back from the preview, with everything as it was typed."""
    return _form(entry_of(request.form))


@routes.post("/notices")
@allow(authors)
def enter() -> ResponseReturnValue:
    entry = entry_of(request.form)
    try:
        notice = entry.notice()
        with writing() as unit:
            cases = enter_year_notice(unit, actor(), notice)
    except Refusal as refusal:
        return _form(entry, refusal), answer_to(refusal).status
    flash(gettext("已录入《%(title)s》。", title=notice.title) + _consequence(cases))
    return redirect(url_for(".year", year=notice.year))


def _preview_page(entry: NoticeEntry, notice: YearNotice, found: Preview) -> str:
    notices = [*year_notices(reading().session), notice]
    return render_template(
        "studio/notice_preview.html",
        entry=entry,
        notice=notice,
        preview=found,
        moves=found.moves[:MOST_MOVES],
        view=_year_view(notice.year, notices, frozenset(found.changed)),
        sees_cases=actor().reads_cases,
    )


def _form(entry: NoticeEntry, refusal: Refusal | None = None) -> str:
    at_fields = isinstance(refusal, InvalidSubmission | NoticeRefused)
    errors = errors_in(refusal) if isinstance(refusal, InvalidSubmission | NoticeRefused) else ()
    return render_template(
        "studio/notice_form.html",
        entry=entry,
        errors={error.field: error for error in errors},
        refusal=None if at_fields else refusal,
    )


def _year_view(asked: int, notices: list[YearNotice], changed: frozenset[date] = frozenset()) -> YearView:
    unit = reading()
    return year_view(asked, WorkCalendar(notices), notice_rows(unit.session), day_of(unit.moment), changed)


def _asked_year() -> int:
    asked = request.args.get("year", type=int) or _this_year()
    return min(max(asked, FIRST_YEAR), _this_year() + YEARS_AHEAD)


def _this_year() -> int:
    return day_of(reading().moment).year


def _consequence(cases: int) -> str:
    if not cases:
        return gettext("没有进行中的期限经过变动的日期。")
    return ngettext(
        "%(num)d 件案件的期限正在逐件重新计算，有变动的会通知办理人和当事人。",
        "%(num)d 件案件的期限正在逐件重新计算，有变动的会通知办理人和当事人。",
        cases,
    )
